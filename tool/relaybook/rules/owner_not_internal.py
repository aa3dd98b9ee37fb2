from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired, named, outside, owner_of
from relaybook.rules.rule import rule


@rule("owner-not-internal", on=(System, Runbook), level=Level.STANDARD, area="ownership")
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each owner is a team of ours."""
    team = owner_of(record, context)
    if team is None or is_retired(record):
        return
    if reason := outside(team, context.directory):
        yield Problem(
            record.at("owner"),
            f"the owner {named(team)} {reason}, so nobody of ours answers for this",
            "write the team of ours that answers for it; a vendor that runs it is the `provider`",
            (Related(team.at("org"), f"{named(team)} {reason}"),),
        )
