"""How many records have what every team needs, counted at every level."""

from collections.abc import Callable, Sequence

from relaybook.findings import Completeness, Level
from relaybook.model.record import Record
from relaybook.model.rollback import change_evidence, has_undo
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context

Leveled = Sequence[tuple[Record, Level]]


def completeness(context: Context, levels: Leveled) -> tuple[Completeness, ...]:
    """Return the lines for owner, escalation and rollback."""
    asked = [(record, level) for record, level in levels if isinstance(record, System | Runbook)]
    runbooks = [(record, level) for record, level in levels if isinstance(record, Runbook)]
    changing = sum(1 for record, _ in runbooks if change_evidence(record))
    return (
        _line("owner", asked, lambda record: _resolves(record, context)),
        _line("escalation", asked, lambda record: bool(getattr(record, "escalation", None))),
        _line(
            "rollback",
            runbooks,
            lambda record: isinstance(record, Runbook) and has_undo(record, context.headings),
            f"of {changing} that change something",
        ),
    )


def _line(
    name: str, leveled: Leveled, has: Callable[[Record], bool], note: str = ""
) -> Completeness:
    return Completeness(
        name,
        have=sum(1 for record, _ in leveled if has(record)),
        of=len(leveled),
        not_enforced=sum(1 for _, level in leveled if level < Level.STANDARD),
        note=note,
    )


def _resolves(record: Record, context: Context) -> bool:
    owner = getattr(record, "owner", None)
    return owner is not None and context.directory.find(owner, ("team",)) is not None
