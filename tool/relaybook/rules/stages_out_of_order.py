from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.handing_over import critical_systems
from relaybook.rules.rule import rule

_UNDATED = "handovers in which no stage of a system of tier 1 or 2 has a day"
_STAGES = ("observe", "shadow", "reverse_shadow", "solo")


@rule("stages-out-of-order", on=Handover, level=Level.FULL, area="knowledge", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """People first watch, then help, then do it while watched, then do it alone."""
    stages = [
        (system, _first(handover, system.id)) for _, system in critical_systems(handover, context)
    ]
    if not any(first for _, first in stages):
        yield CannotTell(_UNDATED)
    for system, first in stages:
        reached = [(stage, *first[stage]) for stage in _STAGES if stage in first]
        for (earlier, day, _), (later, other, number) in pairwise(reached):
            if other < day:
                yield Problem(
                    handover.at("shadowing", number, "date"),
                    f"{system.name} was first run in the stage {later} on {other}, before anybody "
                    f"was in the stage {earlier}, on {day}",
                    "look whether the days are right; if they are, let somebody go through the "
                    "stages in their order",
                )


def _first(handover: Handover, system: str) -> dict[str, tuple[date, int]]:
    """Return the first day of each stage for a system, and the number of its row."""
    found: dict[str, tuple[date, int]] = {}
    for number, row in enumerate(handover.shadowing or ()):
        if row.stage and row.date and split_reference(row.system or "")[1] == system:
            found[row.stage] = min(found.get(row.stage, (row.date, number)), (row.date, number))
    return found
