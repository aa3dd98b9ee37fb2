from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Shadowing
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.handing_over import NOTHING_CRITICAL, critical_systems
from relaybook.rules.rule import rule


@rule("never-run-alone", on=Handover, level=Level.FULL, area="knowledge", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each critical system was run alone by somebody of ours before it is accepted."""
    systems = list(critical_systems(handover, context))
    if not systems:
        yield CannotTell(NOTHING_CRITICAL)
    for number, system in systems:
        if not any(_counts(row, system.id, context) for row in handover.shadowing or ()):
            yield Problem(
                handover.at("systems", number),
                f"nobody of ours has run {system.name} alone yet",
                "let somebody of ours follow a runbook of it alone, and add a row to `shadowing` "
                "with `stage: solo`, its outcome and `help_needed: none`",
            )


def _counts(row: Shadowing, system: str, context: Context) -> bool:
    """Whether somebody of ours did it alone, by the day, and it did not fail."""
    who = context.directory.find(row.person) if row.person else None
    return (
        row.stage == "solo"
        and split_reference(row.system or "")[1] == system
        and row.date is not None
        and row.date <= context.day
        and (row.outcome or "").casefold() in ("pass", "partial")
        and row.help_needed in (None, "none")
        and who is not None
        and context.directory.is_internal(who)
    )
