"""What all systems cost beside what they are worth, and what a handover changes about that."""

from collections.abc import Iterator, Sequence

from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.model.yearly_cost import YearlySums, that_apply, yearly_sums
from relaybook.site.book import Book
from relaybook.site.exit_dates import open_handovers
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.money import (
    budget,
    run_cost,
    shown_sums,
    sort_key,
    stated_value,
    total,
    what_is_left,
)
from relaybook.site.page import Page, badge, note
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    COST,
    cost_or_why_not,
    has_portfolio,
    or_unknown,
    or_why_not,
    running_systems,
    section,
    sheet,
    unknown,
    value_or_why_not,
    why_not,
)
from relaybook.site.silence import Silence
from relaybook.site.tables import Cell, Listing, table
from relaybook.site.values import field_value

_ABOUT = (
    "What each system costs and is said to be worth in a year. A month counts twelve times, what "
    "is paid once is in no sum, and only the same currency is added."
)
_DIFFERENT = (
    "These sums are of different systems, so one cannot be held against the other: a system that "
    "says what it is worth may not say what it costs."
)
_HEADERS = ("System", "Run cost a year", "Budget a year", "Value a year", "Value less cost")
_EXIT_HEADERS = ("Handover", "Its systems cost today", "After the exit", "Change")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, COST)
    systems: Listing[System] = Listing(
        "Systems",
        "portfolio/all-cost.md",
        _HEADERS,
        [one for one in running_systems(book) if _says_anything(one)],
        _row,
        "Filter systems",
        stacked=True,
    )
    silent = Silence(book, "cost", "their cost", lambda one: bool(run_cost(one).counted))
    content = [
        _together(page),
        section(page, systems, "No system says what it costs or what it is worth."),
        _exits(page),
        silent.shown(page),
    ]
    yield sheet(page, "Cost and value", _ABOUT, content)
    yield from systems.pages(page)
    yield from silent.pages(page)


def _says_anything(system: System) -> bool:
    sums = (run_cost(system), stated_value(system), budget(system))
    return any(one.counted or one.once or one.unclear for one in sums)


def _row(page: Page, system: System) -> tuple[Child | Cell, ...]:
    cost, value, allowed = run_cost(system), stated_value(system), budget(system)
    when = field_value(page, system.cost, "as_of") if system.cost else EMPTY
    beyond = why_not(system, "cost", "budget")
    as_of = element("div", "as of ", when, class_="rb-label") if when else EMPTY
    return (
        page.link(system),
        Cell(joined([cost_or_why_not(system, cost), as_of], " "), sort=sort_key(cost)),
        Cell(joined([or_why_not(shown_sums(allowed), beyond), _over(cost, allowed)], " ")),
        Cell(value_or_why_not(system, value), sort=sort_key(value)),
        what_is_left(value, cost) or _no_difference(system),
    )


def _no_difference(system: System) -> Html:
    """Return why nothing is left: nobody can know what one of its sides says does not apply."""
    sides = (("business_case", "value"), ("cost", "items"))
    return Html("does not apply") if any(why_not(system, *one) for one in sides) else unknown()


def _over(cost: YearlySums, allowed: YearlySums) -> Html:
    limits = allowed.by_currency.items()
    if any(cost.by_currency.get(currency, 0) > limit for currency, limit in limits):
        return badge("cost is above it", "error")
    return EMPTY


def _together(page: Page) -> Html:
    """Return the sums over all systems, each with how many systems are in it."""
    systems = running_systems(page.book)
    sums = {
        "Run cost a year": [run_cost(one) for one in systems],
        "Budget a year": [budget(one) for one in systems],
        "Value a year": [stated_value(one) for one in systems],
    }
    rows = [_total(name, all_sums) for name, all_sums in sums.items()]
    shown = table(("What", "Sum", "Said by"), rows, stacked=True)
    counted = {tuple(bool(one.counted) for one in all_sums) for all_sums in sums.values()}
    why = note(_DIFFERENT) if len(counted) > 1 else EMPTY
    return joined([page.heading("Together"), shown, why])


def _total(name: str, all_sums: Sequence[YearlySums]) -> tuple[Child, ...]:
    said = sum(1 for one in all_sums if one.counted)
    return name, or_unknown(shown_sums(total(all_sums))), f"{said:,} of {len(all_sums):,} systems"


def _exits(page: Page) -> Html:
    rows = [_exit(page, one) for one in open_handovers(page.book)]
    if not rows:
        return EMPTY
    return joined([page.heading("After the exit"), table(_EXIT_HEADERS, rows, stacked=True)])


def _exit(page: Page, handover: Handover) -> tuple[Child, ...]:
    systems = [
        one
        for name in systems_of(handover)
        if (one := page.book.base.systems.get(name)) is not None
    ]
    now = total(run_cost(one) for one in systems)
    after = yearly_sums(that_apply(handover, handover.after_exit_cost or (), "after_exit_cost"))
    said = sum(1 for one in systems if run_cost(one).counted)
    gap = f"{said:,} of {len(systems):,} systems say it"
    is_whole = said == len(systems) and now.is_known and after.is_known
    return (
        page.link(handover),
        joined(
            [or_unknown(shown_sums(now)), badge(gap, "warning") if said < len(systems) else None],
            " ",
        ),
        or_unknown(shown_sums(after)),
        _change(now, after, is_whole=is_whole),
    )


def _change(now: YearlySums, after: YearlySums, *, is_whole: bool) -> Html:
    """Return how much more or less is paid after the exit, where both are of one currency."""
    if len(now.by_currency) != 1 or set(now.by_currency) != set(after.by_currency):
        return or_unknown(EMPTY)
    currency, today = next(iter(now.by_currency.items()))
    change = element("span", f"{currency} {after.by_currency[currency] - today:+,.0f}")
    return change if is_whole else joined([change, badge("not all is known", "warning")], " ")
