"""The decision log: every decision of a collection as a table to sort and to filter."""

import posixpath
from collections.abc import Callable, Sequence

from relaybook.model.decision import Decision
from relaybook.model.decision_names import plain_number
from relaybook.model.knowledge_base import systems_of
from relaybook.site.card import systems_fact
from relaybook.site.decisions.links import relations_cell
from relaybook.site.decisions.status import (
    own_word,
    partial_word,
    status_badge,
    status_of,
)
from relaybook.site.html import Child, Html, element, joined
from relaybook.site.page import Page, separated
from relaybook.site.tables import Cell, Listing
from relaybook.site.values import day, shown

PEOPLE = ("person", "role", "team", "vendor")
_HEADERS = ("No.", "Decision", "Status", "Date", "Decided by", "Systems", "Relations")
_CHOICES = ("Status", "Systems", "Log", "Folder")


def decision_log(
    title: str, uri: str, decisions: Sequence[Decision], *, with_place: bool = False
) -> Listing[Decision]:
    """Return the log of `decisions`, in their order.

    uri: where all entries stand if the list is cut. with_place: whether to say of which log or
    folder each is, where there are several.
    """
    column, name_of = _places(decisions) if with_place else ("", log_name)
    headers = (*_HEADERS, column) if column else _HEADERS

    def row(page: Page, decision: Decision) -> tuple[Child | Cell, ...]:
        cells = _row(page, decision)
        name = name_of(decision)
        return (*cells, Cell(name, values=(name,))) if column else cells

    return Listing(
        title, uri, headers, decisions, row, "Filter decisions", stacked=True, choices=_CHOICES
    )


def newest_first(decision: Decision) -> tuple[int, tuple[int, ...], str]:
    """Sort key: by date, then by number, both from the highest; without a date last."""
    day = decision.date.toordinal() if decision.date else 0
    parts = plain_number(decision.number).split("-")
    return (-day, tuple(-int(part) for part in parts if part.isdecimal()), decision.id)


def _places(decisions: Sequence[Decision]) -> tuple[str, Callable[[Decision], str]]:
    """Return what tells apart where decisions stand, the log before its folder; "" for nothing."""
    logs = {one.log for one in decisions}
    folders = {_folder(one) for one in decisions}
    if len(folders) > len(logs):
        return "Folder", _folder
    return ("Log" if len(logs) > 1 else ""), log_name


def _folder(decision: Decision) -> str:
    return posixpath.dirname(decision.path) or "."


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
    is_new = word and not partial_word(decision)  # the badge has that already
    written = element("span", f"“{word}”", class_="rb-label") if is_new else None
    return joined([status_badge(decision), written], " ")


def _system_name(page: Page, name: str) -> str:
    record = page.book.find(name, ("system",))
    if record is None:
        return "" if name in page.book.hidden else name
    return record.name
