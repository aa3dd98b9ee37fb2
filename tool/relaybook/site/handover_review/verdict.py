"""Can we take it: the open gates, whose they are, and how far each area has come."""

from relaybook.review.gates import Gate
from relaybook.review.ladder import AreaLadder
from relaybook.review.scorecard import Scorecard
from relaybook.site.findings_list import rule_link
from relaybook.site.handover_review.places import place, subject
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, note
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import Listing, table
from relaybook.site.values import day

_GATES = ("Protects", "What is wrong", "About", "Who", "By")
_AREAS = ("Area", "Missing", "Stated", "Evidenced", "Proven", "Not in these")
_LADDER = (
    "How many requirements are missing, stated in a record, evidenced by something dated, or "
    "proven by the receiving team and in date. There is no overall percentage: an average hides "
    "a hole."
)


def verdict(page: Page, card: Scorecard) -> Html:
    """Return what decides, in a few lines."""
    lines = [
        joined([_decision(card), f" {_count(card)}"]),
        _exit(card),
        joined(["Lowest area: ", _lowest(card)]),
    ]
    head = page.heading("Can we take it?")
    return joined([head, *(element("p", line) for line in lines if line)])


def _decision(card: Scorecard) -> Html:
    return badge("not yet", "error") if card.open_gates else badge("nothing stops it", "ok")


def _count(card: Scorecard) -> str:
    waived = len(card.gates) - len(card.open_gates)
    more = f" {waived:,} more {_are(waived)} waived, which is not passed." if waived else ""
    return (
        f"{len(card.open_gates):,} of {card.asked:,} gates {_are(len(card.open_gates))} open.{more}"
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _exit(card: Scorecard) -> Html:
    if card.exit_on is None:
        return joined([badge("the exit is not known", "warning"), " ", prose(card.no_exit)])
    left = (card.exit_on - card.as_of).days
    later = next((one for one in card.days if one.name == "exit"), None)
    when = f", in {left:,} days" if left > 0 else ""
    said = joined(["The contract is over on ", day(card.exit_on), f"{when}."])
    if later is None:
        return said
    return joined([said, f" On that day {later.gates:,} gates will be open as things are."])


def _lowest(card: Scorecard) -> Html:
    found = next((one for one in card.ladders if one.area == card.lowest), None)
    return joined([prose(found.area), f", {_of(found)}"]) if found else or_unknown(EMPTY)


def lowest_area(card: Scorecard) -> Html:
    """Return the name of the lowest area with what it lacks."""
    return _lowest(card)


def _of(area: AreaLadder) -> str:
    names = ("missing", "stated only", "evidenced only", "proven")
    count, name = next(
        ((count, name) for count, name in zip(area.rungs, names, strict=True) if count),
        (0, "proven"),
    )
    return f"{count:,} of {area.of:,} {name}"


def gates(card: Scorecard, stem: str) -> tuple[Listing[Gate], Listing[Gate]]:
    """Return the open gates, and those that are waived."""
    waived = [one for one in card.gates if one.waived]
    return (
        Listing("Open gates", f"{stem}/all-gates.md", _GATES, card.open_gates, _gate, stacked=True),
        Listing("Waived gates", f"{stem}/all-waived.md", _GATES, waived, _gate, stacked=True),
    )


def _gate(page: Page, gate: Gate) -> tuple[Child, ...]:
    more = f" And {gate.more:,} more." if gate.more else ""
    small = [
        element("div", prose(words), class_="rb-label")
        for words in (gate.waived, gate.help)
        if words
    ]
    wrong = joined([prose(gate.message), more, " (", rule_link(page, gate.rule), ")", *small])
    return (
        gate.protects,
        wrong,
        joined([subject(page, gate.subject), " ", place(page, gate.path, gate.line)]),
        or_unknown(who(page, gate.owner)),
        day(gate.by, due=True) or badge("no date", "warning"),
    )


def areas(page: Page, card: Scorecard) -> Html:
    """Return the ladder of each area, by name, the lowest marked."""
    rows = [_area(one, is_lowest=one.area == card.lowest) for one in card.ladders]
    only = badge("this review asks for words alone", "warning") if card.presence_only else None
    head = page.heading("How far each area has come")
    return joined([head, note(_LADDER), only, table(_AREAS, rows)])


def _area(area: AreaLadder, *, is_lowest: bool) -> tuple[Child, ...]:
    name = joined([prose(area.area), badge("lowest", "warning") if is_lowest else None], " ")
    not_applicable = sum(area.not_applicable.values())
    beside = (
        (not_applicable, "not applicable"),
        (area.unknown, "cannot tell"),
        (area.waived, "waived"),
    )
    rest = ", ".join(f"{count:,} {words}" for count, words in beside if count)
    return name, *(f"{count:,}" for count in area.rungs), rest
