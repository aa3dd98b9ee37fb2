from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.system import System
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule


@rule(
    "undeclared-dependencies",
    on=System,
    level=Level.STANDARD,
    area="dependencies",
    severity=Severity.ERROR,
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Each system says what it needs, or why it needs nothing."""
    if is_retired(system) or is_planned(system) or system.scope == "external":
        return
    # A system that nothing needs either is isolated-system, which says the same and more.
    if is_absent(system, "depends_on", context) and system.id not in context.isolated:
        yield Problem(
            system.top(),
            f"the system {system.id} has no depends_on",
            'write what it needs, or `depends_on: {not_applicable: "<why nothing>"}`',
        )
