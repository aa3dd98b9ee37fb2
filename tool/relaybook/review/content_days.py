"""What a review says of the days ahead, and of those that were promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from relaybook.review.document import Block, Heading, Paragraph, Table

Card = Mapping[str, Any]


def days(card: Card) -> Iterator[Block]:
    """Say how the days compare, and what makes the difference."""
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
        yield from _why(card)


def flips(card: Card) -> Iterator[Block]:
    """Say what is wrong at the exit and not today."""
    if card["flips"]:
        yield Paragraph("What becomes true at the exit and is not today:")
        yield Table(
            "At the exit",
            ("Requirement", "About", "From", "What will be wrong", "Because", "Where"),
            tuple(_flip(same) for same in alike(card["flips"])),
        )


def _why(card: Card) -> Iterator[Block]:
    """Say what brings about the difference, the worst first."""
    now, then = card["days"][0]["gates"], card["days"][1]["gates"]
    yield Paragraph(
        f"Open gates go from {now} to {then}. One gate may have several findings; "
        "they begin because:"
    )
    yield Table(
        "Why",
        ("Because", "Findings", "Of them at gates", "First on"),
        tuple(
            (one["kind"], str(one["findings"]), str(one["gates"]), one["on"] or "that day")
            for one in card["causes"]
        ),
    )


def alike(flips: Sequence[Card]) -> list[list[Card]]:
    """Put together what one rule finds in one record for one reason: it is one thing to do."""
    found: dict[tuple[str, ...], list[Card]] = {}
    for one in flips:
        found.setdefault((one["kind"], one["rule"], one["subject"]), []).append(one)
    return list(found.values())


def _flip(same: Sequence[Card]) -> tuple[str, ...]:
    one = min(same, key=lambda each: (each["on"] is None, each["on"] or ""))
    gate = "gate: " if one["is_gate"] else ""
    more = f". And {len(same) - 1} more" if len(same) > 1 else ""
    cause = f"{one['kind']}: {one['cause']}" if one["cause"] else one["kind"]
    return (
        f"{gate}{one['rule']}",
        one["subject"],
        one["on"] or "that day",
        f"{one['message']}{more}",
        cause,
        f"{one['path']}:{one['line']}",
    )


def slips(card: Card) -> Iterator[Block]:
    """Say which milestones are later than they were promised."""
    yield Heading("What slipped")
    if not card["slips"]:
        if not card["milestones"]:
            yield Paragraph("No milestone is written, so nobody can tell.")
            return
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
