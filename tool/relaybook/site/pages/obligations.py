"""Which obligations bind which systems, who confirmed that, and what is done about each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from relaybook.model.controls import Control, Obligation
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    OBLIGATIONS,
    has_portfolio,
    or_unknown,
    running_systems,
    section,
    sheet,
    who,
)
from relaybook.site.prose import prose
from relaybook.site.silence import Silence
from relaybook.site.tables import Listing
from relaybook.site.values import day

_ABOUT = (
    "What law, regulators, contracts and policies ask, as people have confirmed it, with what is "
    "done about each. Nothing here says that anybody complies."
)
_HEADERS = ("Obligation", "System", "Confirmed", "What is done about it")
_LOOSE = ("Control", "System", "Obligation that it names", "Checked")

Bound = tuple[System, Obligation, tuple[Control, ...]]


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, OBLIGATIONS)
    bound: Listing[Bound] = Listing(
        "Obligations",
        "portfolio/all-obligations.md",
        _HEADERS,
        sorted(_bound(book), key=lambda one: (one[1].theme or "").casefold()),
        _row,
        "Filter obligations",
        stacked=True,
    )
    loose: Listing[tuple[System, Control]] = Listing(
        "Controls of no obligation",
        "portfolio/all-loose-controls.md",
        _LOOSE,
        _loose_controls(book),
        _loose,
        "Filter controls",
        stacked=True,
    )
    silent = Silence(book, "obligations", "obligations", lambda one: bool(one.obligations))
    content = [
        section(page, bound, "No system says what binds it."),
        section(page, loose, "Each control names an obligation of its system.")
        if loose.items
        else EMPTY,
        silent.shown(page),
    ]
    yield sheet(page, "Obligations and controls", _ABOUT, content)
    yield from bound.pages(page)
    yield from loose.pages(page)
    yield from silent.pages(page)


def _bound(book: Book) -> Iterator[Bound]:
    for system in running_systems(book):
        controls: dict[str, list[Control]] = defaultdict(list)
        for control in system.controls or ():
            controls[_key(control.obligation)].append(control)
        for one in system.obligations or ():
            yield system, one, tuple(controls.get(_key(one.theme), ()))


def _loose_controls(book: Book) -> list[tuple[System, Control]]:
    return [
        (system, control)
        for system in running_systems(book)
        for control in system.controls or ()
        if _key(control.obligation) not in {_key(one.theme) for one in system.obligations or ()}
    ]


def _key(theme: str | None) -> str:
    return (theme or "").strip().casefold()


def _row(page: Page, bound: Bound) -> tuple[Child, ...]:
    system, one, controls = bound
    source = ", ".join(filter(None, [one.instrument, one.version]))
    small = element("div", prose(source), class_="rb-label") if source else EMPTY
    return (
        joined([prose(one.theme or "unnamed"), small]),
        page.link(system),
        _confirmed(page, one),
        _controls(page, controls),
    )


def _confirmed(page: Page, one: Obligation) -> Html:
    by = who(page, one.confirmed_by) or badge("by nobody", "warning")
    return joined([by, day(one.confirmed_on) or badge("no date", "warning")], " on ")


def _controls(page: Page, controls: Sequence[Control]) -> Html:
    if not controls:
        return badge("nothing is written down", "warning")
    items = [element("li", _control(page, one)) for one in controls]
    return element("ul", *items, class_="rb-values")


def _control(page: Page, one: Control) -> Html:
    evidence = joined((prose(shown) for shown in one.evidence or ()), "; ")
    return joined(
        [
            prose(one.control or "unnamed"),
            joined(["Shown by: ", or_unknown(evidence)]),
            joined([_checked(one), " by ", or_unknown(who(page, one.owner))]),
        ],
        ". ",
    )


def _checked(one: Control) -> Html:
    if one.checked_on is None:
        return badge("never checked", "warning")
    again = day(one.review_in.after(one.checked_on), due=True) if one.review_in else EMPTY
    return joined(["Checked on ", day(one.checked_on), ", again by " if again else "", again])


def _loose(page: Page, loose: tuple[System, Control]) -> tuple[Child, ...]:
    system, one = loose
    return (
        prose(one.control or "unnamed"),
        page.link(system),
        or_unknown(prose(one.obligation or "")),
        _checked(one),
    )
