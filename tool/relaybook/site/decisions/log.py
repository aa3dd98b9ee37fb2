"""The decision log: every decision of a collection as a table to sort and to filter."""

from collections.abc import Sequence

from relaybook.model.decision import Decision
from relaybook.model.decision_names import plain_number
from relaybook.model.knowledge_base import systems_of
from relaybook.site.card import systems_fact
from relaybook.site.decisions.links import relations_cell
from relaybook.site.decisions.status import own_word, status_badge, status_of
from relaybook.site.html import Child, Html, element, joined
from relaybook.site.page import Page, separated
from relaybook.site.tables import Cell, Listing
from relaybook.site.values import day, shown

PEOPLE = ("person", "role", "team", "vendor")
_HEADERS = ("No.", "Decision", "Status", "Date", "Decided by", "Systems", "Relations")
_CHOICES = ("Status", "Systems", "Log")


def decision_log(
    title: str, uri: str, decisions: Sequence[Decision], *, with_log: bool = False
) -> Listing[Decision]:
    """Return the log of `decisions`, in their order.

    uri: where all entries stand if the list is cut. with_log: whether to say which log each is of.
    """
    headers = (*_HEADERS, "Log") if with_log else _HEADERS

    def row(page: Page, decision: Decision) -> tuple[Child | Cell, ...]:
        cells = _row(page, decision)
        log = log_name(decision)
        return (*cells, Cell(log, values=(log,))) if with_log else cells

    return Listing(
        title, uri, headers, decisions, row, "Filter decisions", stacked=True, choices=_CHOICES
    )


def log_name(decision: Decision) -> str:
    """Return the name of the log of a decision, as its folder is called."""
    return decision.log or "decisions"


def _row(page: Page, decision: Decision) -> tuple[Child | Cell, ...]:
    names = [_system_name(page, name) for name in systems_of(decision)]
    # A title that says its number itself needs none before it, a list of titles does.
    return (
        Cell(decision.number, sort=plain_number(decision.number)),
        Cell(page.link(decision), sort=decision.name),
        Cell(_status(decision), values=(status_of(decision),)),
        day(decision.date),
        separated(shown(page, who, PEOPLE) for who in decision.decision_makers or ()),
        Cell(systems_fact(page, decision), values=tuple(filter(None, names))),
        relations_cell(page, decision),
    )


def _status(decision: Decision) -> Html:
    word = own_word(decision)
    written = element("span", f"“{word}”", class_="rb-label") if word else None
    return joined([status_badge(decision), written], " ")


def _system_name(page: Page, name: str) -> str:
    record = page.book.find(name, ("system",))
    if record is None:
        return "" if name in page.book.hidden else name
    return record.name
