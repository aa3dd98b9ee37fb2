"""What a profile asks for, as a table."""

from collections.abc import Iterator
from itertools import groupby

from relaybook.graph.draw.words import plural
from relaybook.model.requirement import Requirement
from relaybook.report.pack_summary import ONLY_PRESENCE, PackSummary, is_gate_in
from relaybook.report.printable import printable, wrapped
from relaybook.report.style import Style

_INDENT = " " * 9
_OWN = "without a code"


def render(summary: PackSummary, *, color: bool = False, width: int = 80) -> str:
    """Return code, id, severity, gate and strength of each requirement, and what holds then."""
    style = Style(color)
    lines = [style.strong(f"What the profile {summary.profile} asks for")]
    for group, found in groupby(summary.requirements, key=_group):
        lines += ["", style.strong(printable(group))]
        for requirement in found:
            lines += _rows(requirement, summary.profile, style, width)
    return "\n".join([*lines, "", *_last(summary, width)]) + "\n"


def _group(requirement: Requirement) -> str:
    return requirement.code.rstrip("0123456789") or _OWN


def _rows(requirement: Requirement, profile: str, style: Style, width: int) -> Iterator[str]:
    parts = [
        f"{printable(requirement.code):<7}{printable(requirement.id)}",
        style.severity(requirement.severities[profile]),
        _gate(requirement, profile),
    ]
    yield "  " + " · ".join(part for part in parts if part)
    yield from wrapped(requirement.asks, width, _INDENT)
    yield from map(style.faint, wrapped(_how(requirement), width, _INDENT))


def _how(requirement: Requirement) -> str:
    """Say how much passing shows, and which rules judge it."""
    shows = f"{requirement.strongest}{', by the receiver' if requirement.by_receiver else ''}"
    return f"{shows}; judged by {', '.join(requirement.rules)}" if requirement.rules else shows


def _gate(requirement: Requirement, profile: str) -> str:
    if not is_gate_in(requirement, profile):
        return ""
    tier = requirement.gate_to_tier
    return f"gate to tier {tier}" if tier else "gate"


def _last(summary: PackSummary, width: int) -> Iterator[str]:
    count = plural(len(summary.requirements), "requirement")
    yield from wrapped(
        f"{count}, {plural(summary.gates, 'gate')}; by what they show: {summary.in_words}.", width
    )
    if summary.looks_for_presence_only:
        yield from wrapped(ONLY_PRESENCE, width)
    yield from wrapped(
        "`relaybook explain RULE` says more of each, or of the rules that judge it.", width
    )
