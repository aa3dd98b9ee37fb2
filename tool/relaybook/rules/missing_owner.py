from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.absent import is_absent, where_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.rule import rule


@rule("missing-owner", on=(System, Runbook), level=Level.STANDARD, area="ownership")
def check(record: System | Runbook, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system and runbook has a team that owns it, written or inherited."""
    if not _lacks(record, context):
        return
    for found in where_absent(record, "owner", context):
        if isinstance(found, CannotTell):
            yield found
        elif _lacks(found, context):
            yield _problem(found)


def _problem(record: System | Runbook) -> Problem:
    help_ = "write `owner: <team>` with the id of a team of ours in contacts/"
    if not record.is_catch_all("owner"):
        message = f"the {record.kind} {record.id} has no owner, and inherits none"
        return Problem(record.top(), message, help_)
    return Problem(
        record.top(),
        f"the {record.kind} {record.id} has an owner only from a catch-all, {record.owner}",
        f"{help_}, or name the folder in an OWNERS or CODEOWNERS file",
        (Related(record.at("owner"), "it stands for everything here"),),
    )


def _lacks(record: System | Runbook, context: Context) -> bool:
    return not is_retired(record) and is_absent(record, "owner", context)
