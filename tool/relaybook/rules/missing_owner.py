from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-owner", on=(System, Runbook), level=Level.STANDARD, area="ownership")
def check(record: System | Runbook, _: Context) -> Iterator[Problem]:
    """Each system and runbook has a team that owns it, written or inherited."""
    if record.owner is None and record.applies("owner"):
        yield Problem(
            record.top(),
            f"the {record.kind} {record.id} has no owner, and inherits none",
            "write `owner: <team>`, or name in `systems` a system that has one"
            if isinstance(record, Runbook)
            else "write `owner: <team>` with the id of a team in contacts/",
        )
