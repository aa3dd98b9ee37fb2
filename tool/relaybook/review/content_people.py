"""What a review says of people, and of what rests on their word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.review.document import Block, Heading, Paragraph, Table

Card = Mapping[str, Any]


def claims(card: Card) -> Iterator[Block]:
    """Say which deliverables rest on a word."""
    yield Heading("Claimed but not shown")
    if not card["claims"]:
        yield Paragraph("Nothing: each deliverable rests on more than somebody's word.")
        return
    yield Table(
        "Claims",
        ("Deliverable", "What", "Said by", "On", "Words"),
        tuple(
            (one["deliverable"], one["what"], one["by"] or "nobody", one["on"] or "", one["words"])
            for one in card["claims"]
        ),
    )


def people(card: Card) -> Iterator[Block]:
    """Say who is there, and who knows what."""
    people = card["people"]
    yield Heading("People")
    yield Paragraph(
        f"{people['team'] or 'The receiving team'}: {len(people['today'])} today, "
        f"{len(people['at_exit'])} at the exit."
    )
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
