from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import causes, is_retired, named, outside, owner_of
from relaybook.rules.rule import rule


@rule("owner-inactive", on=(System, Runbook), level=Level.STANDARD, area="ownership")
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each owner is active at the date of the check."""
    team = owner_of(record, context)
    if team is None or is_retired(record) or outside(team, context.directory):
        return  # a team that is not ours must go, active or not: owner-not-internal says so
    standing = context.directory.standing(team)
    if not standing.active:
        yield Problem(
            record.at("owner"),
            f"the owner {named(team)} cannot answer: {standing.reason}",
            f"name another team of ours, or give it members who stay, in {team.path}",
            causes(team, context.directory),
        )
