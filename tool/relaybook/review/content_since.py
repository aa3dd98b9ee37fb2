"""What a review says of what changed since an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.document import Block, Heading, Paragraph, Table

Card = Mapping[str, Any]
_SHORT = 10


def since_in_short(card: Card) -> str:
    """Say in a sentence what changed; empty where that was not asked."""
    since = card.get("since")
    if not since:
        return ""
    if since["is_new"]:
        return f"On {since['day']} there was no such handover."
    waived = f", {len(since['waived'])} waived" if since["waived"] else ""
    return (
        f"Since commit {since['commit'][:_SHORT]} of {since['day']}: "
        f"{plural(len(since['closed']), 'gate')} closed, "
        f"{len(since['opened'])} opened{waived}, "
        f"{plural(len(since['slipped']), 'milestone')} slipped."
    )


def since_then(card: Card) -> Iterator[Block]:
    """Say what was closed, what opened, and what slipped."""
    since = card.get("since")
    if not since:
        return
    yield Heading("Since the last review")
    yield Paragraph(f"Held against commit {since['commit'][:_SHORT]} of {since['day']}.")
    if since["is_new"]:
        yield Paragraph("There was no such handover then, so all of it is new.")
        return
    yield Paragraph(
        f"Open gates then: {since['before']}. Findings: {len(since['mended'])} mended, "
        f"{len(since['found'])} found. Milestones that came: {', '.join(since['done']) or 'none'}."
    )
    for name in ("closed", "opened", "waived"):
        if since[name]:
            yield Paragraph(f"Gates {name}:")
            yield _gates(f"Gates {name}", since[name])
    if since["slipped"]:
        yield Paragraph("Milestones that are expected later than they were then:")
        yield Table(
            "Slipped since",
            ("Milestone", "What", "Promised", "Then", "Now", "Days"),
            tuple(_moved(one) for one in since["slipped"]),
        )
    for name in ("mended", "found"):
        if since[name]:
            yield Paragraph(f"Findings {name}:")
            yield _findings(f"Findings {name}", since[name])


def _gates(name: str, gates: Sequence[Card]) -> Table:
    rows = (
        (f"{one['code']} {one['rule']}".strip(), one["subject"], one["owner"], one["message"])
        for one in gates
    )
    return Table(name, ("Requirement", "About", "Who", "What was or is wrong"), tuple(rows))


def _findings(name: str, findings: Sequence[Card]) -> Table:
    rows = (
        (
            one["rule"],
            one["subject"],
            one["severity"],
            one["message"],
            f"{one['path']}:{one['line']}",
        )
        for one in findings
    )
    return Table(name, ("Rule", "About", "Severity", "What was or is wrong", "Where"), tuple(rows))


def _moved(one: Card) -> tuple[str, ...]:
    return (
        one["milestone"],
        one["name"],
        one["baseline_on"] or "",
        one["before"],
        f"{one['now']}{' (done)' if one['done'] else ''}",
        str(one["days"]),
    )
