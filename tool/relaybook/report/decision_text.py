"""How a decision was read: its form, and every place that says something about it."""

from collections.abc import Iterator

from relaybook.model.decision import Decision
from relaybook.model.decision_index import is_external
from relaybook.model.decision_reading import Relation, WrittenDate
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.secrets import mask_secrets
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.source import Place

_LONGEST = 80


def decision_lines(
    base: KnowledgeBase, decision: Decision, *, look: Style, width: int
) -> Iterator[str]:
    """Yield the form that a decision is written in, then each value with its line and form."""
    numbered = f"number {decision.number}" if decision.number else "without a number"
    yield look.strong(f"Read as {decision.variant or 'no decision'}, {numbered}")
    rows = [(base.sources.locate(place).line, text) for place, text in _sources(base, decision)]
    for line, text in sorted(rows):
        yield from wrapped(text, width - 4, f"{line:>5}  ")


def _sources(base: KnowledgeBase, decision: Decision) -> Iterator[tuple[Place, str]]:
    for status in decision.statuses:
        means = status.status or "unknown"
        yield status.place, f"status {means}: {_short(status.text)} ({status.form})"
    for day in decision.dates:
        yield day.place, f"{day.name} {_meaning(day)}: {_short(day.text)} ({day.form})"
    for relation in decision.relations:
        yield relation.place, _related(base, decision, relation)
    for one in decision.unfilled:
        yield one.place, f"{one.name} not filled in: {_short(one.text)}"


def _meaning(day: WrittenDate) -> str:
    if day.readings:
        return " or ".join(one.isoformat() for one in day.readings)
    return day.day.isoformat() if day.day else "unknown"


def _related(base: KnowledgeBase, decision: Decision, relation: Relation) -> str:
    found = base.decision_index.candidates(decision, relation.reference)
    other = " or ".join(one.id for one in found)
    if not other:
        other = "elsewhere" if is_external(relation.reference) else "nothing here"
    part = " in part" if relation.partial else ""
    return f"{relation.name}{part} {other}: {_short(relation.reference)} ({relation.form})"


def _short(text: str) -> str:
    plain = mask_secrets(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}..."
