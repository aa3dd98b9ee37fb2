"""What a review says of people, and of what rests on their word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.review.document import Block, Heading, Paragraph, Table

Card = Mapping[str, Any]
_ENOUGH = 2


def claims(card: Card) -> Iterator[Block]:
    """Say which deliverables rest on a word."""
    yield Heading("Claimed but not shown")
    if not card["claims"]:
        if not card["deliverables"]:
            yield Paragraph("No deliverable is written, so nobody can tell.")
            return
        yield Paragraph("Nothing: each deliverable rests on more than somebody's word.")
        return
    yield Table(
        "Claims",
        ("Deliverable", "What", "Said by", "On", "Words"),
        tuple(
            (
                one["deliverable"],
                f"{one['what']}{' (accepted all the same)' if one['accepted'] else ''}",
                one["by"] or "nobody",
                one["on"] or "",
                one["words"],
            )
            for one in card["claims"]
        ),
    )


def people(card: Card) -> Iterator[Block]:
    """Say who is there, and who knows what."""
    people = card["people"]
    yield Heading("People")
    yield Paragraph(_size(people))
    if not people["systems"]:
        return
    few = [one for one in people["systems"] if len(one["knowers"]) < _ENOUGH]
    if few:
        named = ", ".join(f"{one['system']} ({len(one['knowers'])})" for one in few)
        yield Paragraph(f"Fewer than two of ours know at the exit: {named}.", strong=True)
    yield Table(
        "People",
        ("System", "Ours who know it at the exit", "Furthest stage passed", "Alone so far"),
        tuple(
            (
                one["system"],
                ", ".join(one["knowers"]) or "nobody",
                one["stage"].replace("_", " ") or "none",
                ", ".join(one["alone"]) or "nobody",
            )
            for one in people["systems"]
        ),
    )


def _size(people: Card) -> str:
    """Say how large the team is, against what a rota needs."""
    now, then, needed = len(people["today"]), len(people["at_exit"]), people["needed"]
    said = f"{people['team'] or 'The receiving team'}: {now} today, {then} at the exit."
    if not needed:
        return f"{said} No system in scope says who is on call for it."
    short = f", so {needed - then} too few at the exit" if then < needed else ""
    return f"{said} A rota needs {needed} ({', '.join(people['rota'])}){short}."
