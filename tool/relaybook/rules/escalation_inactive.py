from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.contact import Person, Role
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import Called, called, causes, is_retired, named, outside
from relaybook.rules.rule import rule


@rule("escalation-inactive", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each level of an escalation calls somebody who is active at the date of the check."""
    if is_retired(record):
        return
    for level in called(record, context):
        standing = context.directory.standing(level.contact)
        if standing.active or (level.is_last and outside(level.contact, context.directory)):
            continue  # a last level that is not ours must go anyway: escalation-ends-outside
        yield Problem(
            level.place,
            f"level {level.number} calls {named(level.contact)}, which cannot answer: "
            f"{standing.reason}",
            _help(level),
            causes(level.contact, context.directory),
        )


def _help(level: Called) -> str:
    if isinstance(level.contact, Role):
        return f"write who holds it in {level.contact.path}, or call somebody else"
    if isinstance(level.contact, Person):
        return "call a team or a role, which outlives a person"
    return "call a team or role that is active then"
