"""What a review says of the decision: who signed, and whether what was agreed on is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.document import Block, Heading, Items, Paragraph, Table

Card = Mapping[str, Any]
_PRESENT = "the records as they are"


def decision(card: Card) -> str:
    """Say in a sentence what is asked, and how many have answered."""
    given = [one for one in card["signatures"] if one["decision"] or one["on"]]
    disputed = sum(1 for one in given if one["against"])
    of = len(card["signatures"])
    count = len(given) - disputed
    signed = f"{count} of {plural(of, 'role')} signed" if of else "nobody is named to sign"
    old = sum(1 for one in given if one["covers"] != _PRESENT and not one["against"])
    stale = f", {old} of them not the records as they are" if old else ""
    more = f"; of {disputed} more, Signatures says what is against it" if disputed else ""
    return (
        f"To decide: accept, accept with conditions, extend, or hand back; {signed}{stale}{more}."
    )


def signatures(card: Card) -> Iterator[Block]:
    """Say of each role whether it signed, and what."""
    yield Heading("Signatures")
    if not card["signatures"]:
        yield Paragraph("Nobody is named to sign.")
        return
    yield Table(
        "Signatures",
        ("Role", "Who", "Decision", "On", "Signed"),
        tuple(_signature(one) for one in card["signatures"]),
    )


def _signature(one: Card) -> tuple[str, ...]:
    decided = one["decision"] or ("no decision" if one["on"] else "not signed")
    conditions = f" ({'; '.join(one['conditions'])})" if one["conditions"] else ""
    who = one["by"] or "nobody is named"
    covers = "; but ".join((one["covers"], *one["against"]))
    return (one["role"], who, f"{decided}{conditions}", one["on"] or "", covers)


def criteria(card: Card) -> Iterator[Block]:
    """Say of each criterion whether it is met."""
    yield Heading("Criteria for acceptance")
    if not card["criteria"]:
        yield Paragraph("None is written, so nothing was agreed on.")
        return
    yield Table(
        "Criteria",
        ("Criterion", "Statement", "Who", "Today", "At the exit", "By these rules"),
        tuple(_criterion(one) for one in card["criteria"]),
    )
    yield Paragraph(
        "Rules cannot read a statement: where they find nothing, whoever signs says whether it "
        "holds."
    )


def _criterion(one: Card) -> tuple[str, ...]:
    fails = f": {', '.join(one['open'])}" if one["open"] else ""
    who = one["owner"] or "nobody"
    by = ", ".join(one["by"])
    return (one["id"], one["statement"], who, f"{one['state']}{fails}", one["at_exit"], by)


def not_known(card: Card) -> Iterator[Block]:
    """Say what the handover itself says that nobody knows."""
    yield Heading("What we do not know")
    if card["not_known"]:
        yield Items(tuple(card["not_known"]))
    else:
        yield Paragraph("Nothing is written here. That is seldom true, and worth asking about.")
