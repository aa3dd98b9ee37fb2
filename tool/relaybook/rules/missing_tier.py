from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.system import System
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.rule import rule


@rule("missing-tier", on=System, level=Level.STANDARD, area="systems")
def check(system: System, context: Context) -> Iterator[Problem]:
    """Each system says how critical it is."""
    if not is_retired(system) and is_absent(system, "service_tier", context):
        yield Problem(
            system.top(),
            f"the system {system.id} has no service_tier, so nobody can tell how bad its loss is",
            "write `service_tier:` with 1 (most critical) to 4",
        )
