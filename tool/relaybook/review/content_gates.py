"""What a review says of gates, and how far each area is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.document import Block, Heading, Items, Ladders, Paragraph, Table

Card = Mapping[str, Any]
_RUNGS = ("missing", "stated only", "evidenced only", "proven")
_NOT_AVERAGED = (
    "Counts of requirements by how well each is met: stated in a record, evidenced by something "
    "dated, proven by the receiving team and in date. There is no overall percentage, since an "
    "average hides a hole; the lowest area is the headline."
)


def open_gates(card: Card) -> list[Any]:
    """Return the gates that nobody waived."""
    return [one for one in card["gates"] if not one["waived"]]


def least(rungs: Sequence[int]) -> str:
    """Say how many requirements stand on the lowest rung that any stands on."""
    count, name = next(
        ((count, name) for count, name in zip(rungs, _RUNGS, strict=True) if count), (0, "proven")
    )
    return f"{count:,} of {sum(rungs):,} {name}"


def gates(card: Card) -> Iterator[Block]:
    """Say of each open gate what is wrong, what to write, and who has it until when."""
    yield Heading("Open gates")
    gates = open_gates(card)
    if not gates:
        yield Paragraph("None.")
        return
    yield Table(
        "Open gates",
        (
            "Protects",
            "Requirement",
            "About",
            "What is wrong",
            "What to write",
            "Who",
            "By",
            "Where",
        ),
        tuple(_gate(one) for one in gates),
    )


def _gate(one: Card) -> tuple[str, ...]:
    more = f" And {one['more']} more." if one["more"] else ""
    return (
        one["protects"],
        f"{one['code']} {one['rule']}".strip(),
        one["subject"],
        f"{one['message']}.{more}",
        one["help"],
        one["owner"] or "nobody",
        one["by"] or "no date",
        f"{one['path']}:{one['line']}",
    )


def systems(card: Card) -> Iterator[Block]:
    """Say of each system who answers for it, what is open, and where it is weakest."""
    yield Heading("System by system")
    if not card["systems"]:
        yield Paragraph("No system is in scope.")
        return
    yield Ladders(
        tuple((one["system"], tuple(one["rungs"]), _state(one)) for one in card["systems"]),
        "System",
    )
    yield Table(
        "Systems",
        ("System", "Owner", "Technical owner", "Executive"),
        tuple(_answering(one) for one in card["systems"]),
    )


def _state(one: Card) -> str:
    wave = f"wave {one['wave']}" if one["wave"] else ""
    weakest = f"lowest: {one['lowest']}, {least(one['lowest_rungs'])}" if one["lowest"] else ""
    gates = f"{plural(one['gates'], 'open gate')}"
    return ", ".join(filter(None, (wave, one["status"].replace("_", " "), gates, weakest)))


def _answering(one: Card) -> tuple[str, ...]:
    names = (one[name] or "nobody" for name in ("owner", "technical_owner", "executive"))
    return (one["system"], *names)


def ladders(card: Card) -> Iterator[Block]:
    """Say of each area how well its requirements are met."""
    yield Heading("How well, area by area")
    yield Paragraph(_NOT_AVERAGED)
    yield Ladders(
        tuple((one["area"], tuple(one["rungs"]), _beside(one)) for one in card["ladders"])
    )
    reasons: Counter[str] = Counter()
    for one in card["ladders"]:
        reasons.update(one["not_applicable"])
    if reasons:
        yield Paragraph("Not applicable, with the reason and how often:")
        yield Items(
            tuple(f"{plural(count, 'time')}: {reason}" for reason, count in sorted(reasons.items()))
        )


def _beside(one: Card) -> str:
    """Say what stands beside a bar, out of its denominator."""
    counts = (
        (sum(one["not_applicable"].values()), "not applicable"),
        (one["unknown"], "cannot tell"),
        (one["waived"], "waived"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count)
