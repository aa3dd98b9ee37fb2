"""What decisions in force take for granted: whoever takes a system over takes these beliefs too."""

from collections.abc import Iterable, Sequence
from datetime import date

from relaybook.model.assumptions import Belief
from relaybook.model.assumptions import beliefs_of as written_beliefs
from relaybook.model.decision import Assumption, Decision
from relaybook.site.decisions.links import decision_link
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, listed
from relaybook.site.prose import prose
from relaybook.site.tables import Cell, Listing
from relaybook.site.values import day

RULE = "assumption-expired"

_HEADERS = ("Assumption", "Holds until", "Look again when", "State", "Decision")
_OVERDUE, _DATED, _OPEN = "overdue", "in date", "no date"


def beliefs_of(decisions: Iterable[Decision], *, also_dead: bool = False) -> tuple[Belief, ...]:
    """Return the assumptions of decisions in force: the first to run out first, undated ones last.

    also_dead: whether of all others too.
    """
    found = [
        belief
        for decision in decisions
        if also_dead or decision.is_in_force
        for belief in written_beliefs(decision)
        if belief.assumption.what
    ]
    return tuple(sorted(found, key=_order))


def _order(belief: Belief) -> tuple[date, str, int]:
    return (belief.until or date.max, belief.decision.path, belief.number)


def _state_word(belief: Belief, today: date) -> str:
    """Return whether somebody has to look at it again, in a word."""
    if belief.until is None:
        return _OPEN
    return _OVERDUE if belief.is_overdue(today) else _DATED


def assumption_list(
    title: str, uri: str, beliefs: Sequence[Belief], *, with_decision: bool = True
) -> Listing[Belief]:
    """Return assumptions with their dates; uri: where all stand if the list is cut."""
    headers = _HEADERS if with_decision else _HEADERS[:-1]

    def row(page: Page, belief: Belief) -> tuple[Child | Cell, ...]:
        return _row(page, belief)[: len(headers)]

    return Listing(title, uri, headers, beliefs, row, "Filter assumptions", stacked=True)


def _row(page: Page, belief: Belief) -> tuple[Child | Cell, ...]:
    one = belief.assumption
    return (
        prose(one.what or ""),
        day(one.valid_until_on, until=True),
        prose(one.revisit_when) if one.revisit_when else EMPTY,
        _state(page, belief),
        decision_link(page, belief.decision),
    )


def _state(page: Page, belief: Belief) -> Html:
    """Return the state on the day of the build, an overdue one as a link to its finding."""
    if not belief.decision.is_in_force:
        return badge("not in force")
    state = _state_word(belief, page.book.day)
    if state != _OVERDUE:
        return badge(state, "ok") if state == _DATED else badge(state)
    shown = badge(state, "error")
    if not any(finding.rule == RULE for finding in page.book.findings_of(belief.decision)):
        return shown
    uri = page.book.locations[belief.decision.path]
    there = Page(page.book, uri, belief.decision.outline.ids)
    return page.to(uri, shown, there.anchor("Open findings"))


def short_list(beliefs: Sequence[Belief]) -> Html:
    """Return assumptions in the cell of another table, with their dates."""
    if not beliefs:
        return EMPTY
    return listed((_short(belief.assumption) for belief in beliefs), class_="rb-values")


def _short(one: Assumption) -> Html:
    until = joined([Html("until "), day(one.valid_until_on, until=True)])
    again = joined([Html("again when "), prose(one.revisit_when or "")])
    dates = [until if one.valid_until_on else None, again if one.revisit_when else None]
    said = joined(dates, "; ")
    note = element("span", " (", said, ")", class_="rb-label") if said else None
    return joined([prose(one.what or ""), note])
