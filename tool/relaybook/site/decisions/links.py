"""Links between decisions, with what a reader wants to know before following one."""

from collections.abc import Callable, Iterable, Iterator

from relaybook.model.decision import Decision
from relaybook.model.decision_index import is_external
from relaybook.model.decision_lineage import Change
from relaybook.site.decisions.status import full_status, numbered_title
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, note_inline, separated
from relaybook.site.prose import external_link

_RELATED = (
    ("Supersedes", "supersedes"),
    ("Superseded by", "superseded_by"),
    ("Supersedes in part", "partly_supersedes"),
    ("Superseded in part by", "partly_superseded_by"),
    ("Amends", "amends"),
    ("Amended by", "amended_by"),
    ("See also", "relates_to"),
)
# The fields in which the relations of a part are written, too.
_IN_PART = {"amends": "partly_supersedes", "amended_by": "partly_superseded_by"}

_Link = Callable[[Page, Decision, Decision], Html]


def decision_link(page: Page, decision: Decision) -> Html:
    """Return a link to a decision, by number and title."""
    return page.link(decision, numbered_title(decision))


def described(page: Page, decision: Decision) -> Html:
    """Return a link to a decision with its status and date, where it has one."""
    when = decision.date.isoformat() if decision.date else ""
    said = joined([full_status(decision), when], ", ")
    return joined([decision_link(page, decision), f" ({said})"])


def decision_reference(
    page: Page, near: Decision, reference: str, link: _Link | None = None
) -> Child:
    """Return a link to what a decision names, or what it says where there is no such decision.

    One that is for other readers is not named.
    """
    found = page.book.decision_near(near, reference)
    if found is not None:
        return (link or _full_link)(page, near, found)
    if page.book.hidden_decisions.candidates(near, reference):
        return note_inline("not shown here")
    return external_link(reference) if is_external(reference) else page.unknown(reference)


def relations(
    page: Page, decision: Decision, link: _Link | None = None
) -> Iterator[tuple[str, Html]]:
    """Yield every kind of relation with the decisions, also those that only the others state.

    link: how each is shown, by default with number and title.
    """
    shown = link or _full_link
    lineage = page.book.lineage
    known: dict[str, Iterable[Decision]] = {
        "supersedes": lineage.predecessors(decision),
        "superseded_by": lineage.successors(decision),
        "partly_supersedes": _others(lineage.amends(decision), partial=True),
        "partly_superseded_by": _others(lineage.amended_by(decision), partial=True),
        "amends": _others(lineage.amends(decision)),
        "amended_by": _others(lineage.amended_by(decision)),
    }
    for words, name in _RELATED:
        found = list(known.get(name, ()))
        said = {one.path for one in (*found, *known.get(_IN_PART.get(name, ""), ()))}
        items: list[Child] = [shown(page, decision, one) for one in found]
        items += [
            decision_reference(page, decision, reference, shown)
            for reference in getattr(decision, name, None) or ()
            if _path(page.book.decision_near(decision, reference)) not in said
        ]
        if items:
            yield words, separated(items)


def relations_cell(page: Page, decision: Decision) -> Html:
    """Return all relations in one cell of a table, decisions of the same log by number alone."""
    lines = [
        element("div", element("span", words, class_="rb-label"), " ", others)
        for words, others in relations(page, decision, _short_link)
    ]
    return joined(lines) if lines else EMPTY


def _short_link(page: Page, near: Decision, other: Decision) -> Html:
    if other.number and other.log == near.log:
        href = page.href(page.book.locations[other.path])
        return element("a", other.number, href=href, title=other.name)
    return decision_link(page, other)


def _full_link(page: Page, near: Decision, other: Decision) -> Html:  # noqa: ARG001 - as `_short_link`
    return decision_link(page, other)


def _others(changes: Iterable[Change], *, partial: bool = False) -> tuple[Decision, ...]:
    return tuple(change.other for change in changes if change.partial == partial)


def _path(decision: Decision | None) -> str:
    return decision.path if decision else ""
