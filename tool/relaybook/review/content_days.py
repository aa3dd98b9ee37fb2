"""What a review says of the days ahead, and of those that were promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.review.document import Block, Heading, Paragraph, Table

Card = Mapping[str, Any]


def days(card: Card) -> Iterator[Block]:
    """Say how the days compare, and what flips."""
    yield Heading("Today and at the exit")
    yield Table(
        "Days",
        ("When", "Day", "Open gates", "Errors", "Warnings"),
        tuple(
            (one["name"], one["day"], str(one["gates"]), str(one["errors"]), str(one["warnings"]))
            for one in card["days"]
        ),
    )
    if card["flips"]:
        yield Paragraph("What becomes true at the exit and is not today, and why:")
        yield Table(
            "At the exit",
            ("Requirement", "About", "What will be wrong", "Because", "Where"),
            tuple(_flip(one) for one in card["flips"]),
        )


def _flip(one: Card) -> tuple[str, ...]:
    gate = "gate: " if one["is_gate"] else ""
    return (
        f"{gate}{one['rule']}",
        one["subject"],
        one["message"],
        one["cause"],
        f"{one['path']}:{one['line']}",
    )


def slips(card: Card) -> Iterator[Block]:
    """Say which milestones are later than they were promised."""
    yield Heading("What slipped")
    if not card["slips"]:
        yield Paragraph("No milestone is later than it was promised.")
        return
    yield Table(
        "Slipped",
        ("Milestone", "What", "Promised", "Now", "Days"),
        tuple(
            (
                one["milestone"],
                one["name"],
                one["baseline_on"],
                f"{one['forecast_on']}{' (done)' if one['done'] else ''}",
                str(one["days"]),
            )
            for one in card["slips"]
        ),
    )
