from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import named, owner_of
from relaybook.rules.rule import rule


@rule("single-way-to-reach", on=System, level=Level.FULL, area="escalation", severity=None)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Whoever owns a system of tier 1 is reached in two ways, should one of them be down."""
    owner = owner_of(system, context)
    if system.service_tier != 1 or owner is None or owner.reach is None:
        return
    ways = owner.reach.ways()
    if len(ways) == 1:
        yield Problem(
            owner.at("reach"),
            f"{named(owner)}, who owns {system.name} of tier 1, is reached only by {ways[0][0]}",
            "write a second way in `reach`, which does not rest on the same network",
        )
