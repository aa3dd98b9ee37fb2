"""The gates of a handover as the meeting reads them, and how its lowest area stands."""

from relaybook.model.handover import Handover
from relaybook.review.content_gates import least
from relaybook.review.gates import Gate
from relaybook.review.scorecard import Scorecard
from relaybook.review.systems_view import SystemLine
from relaybook.site.findings_list import rule_link
from relaybook.site.handover_review.places import place, said, subject
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.values import day

_GATES = ("Protects", "What is wrong", "About", "Who", "By")


def lowest_area(card: Scorecard) -> Html:
    """Return the name of the lowest area with what it lacks."""
    found = next((one for one in card.ladders if one.area == card.lowest), None)
    return prose(f"{found.area}, {least(found.rungs)}") if found else or_unknown(EMPTY)


def waived_beside(card: Scorecard) -> str:
    """Return what follows a count of open gates, so that none are taken for met that are waived."""
    waived = len(card.gates) - len(card.open_gates)
    return f", {waived:,} waived" if waived else ""


def reviewed(page: Page, handover: Handover, line: SystemLine) -> Html:
    """Return how many gates are open at a system with its runbooks, and where it is weakest."""
    noun = "gate" if line.gates == 1 else "gates"
    kind = "error" if line.gates else ""
    count = badge(f"{line.gates:,} open {noun}", kind)
    link = page.to(page.book.review_uris[handover.path], count)
    weakest = f"lowest: {line.lowest}, {least(line.lowest_rungs)}" if line.lowest else ""
    return joined([link, element("span", weakest, class_="rb-label") if weakest else None], " ")


def gates(card: Scorecard, stem: str) -> tuple[Listing[Gate], Listing[Gate]]:
    """Return the open gates, and those that are waived."""
    waived = [one for one in card.gates if one.waived]
    return (
        Listing("Open gates", f"{stem}/all-gates.md", _GATES, card.open_gates, _gate, stacked=True),
        Listing("Waived gates", f"{stem}/all-waived.md", _GATES, waived, _gate, stacked=True),
    )


def _gate(page: Page, gate: Gate) -> tuple[Child, ...]:
    more = f". And {gate.more:,} more" if gate.more else ""
    code = f"{gate.code} " if gate.code else ""
    rule = joined([" (", code, rule_link(page, gate.rule), ")"])
    wrong = joined([said(page, gate.message), more, rule])
    write = f"What to write: {gate.help}" if gate.help else ""
    small = [
        element("div", prose(words), class_="rb-label") for words in (gate.waived, write) if words
    ]
    return (
        gate.protects,
        joined([wrong, *small], " "),
        joined([subject(page, gate.subject), " ", place(page, gate.path, gate.line)]),
        or_unknown(who(page, gate.owner)),
        day(gate.by, due=True) or badge("no date", "warning"),
    )
