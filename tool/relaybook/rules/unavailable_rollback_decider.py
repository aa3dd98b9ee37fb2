from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.people import causes, named, outside
from relaybook.rules.rule import rule

_STRICT = {"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR}


@rule(
    "unavailable-rollback-decider",
    on=Runbook,
    level=Level.STANDARD,
    area="rollback",
    severity=Severity.WARNING,
    profiles=_STRICT,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each one who decides to go back is ours and active at the date of the check."""
    reference = runbook.rollback.decider if runbook.rollback else None
    contact = context.directory.find(reference) if reference else None
    if contact is None:
        return  # that it names nobody, or nobody known, is another rule's
    place = runbook.at("rollback", "decider")
    if reason := outside(contact, context.directory):
        yield Problem(
            place,
            f"{named(contact)} decides to go back and {reason}",
            "write a contact of ours; somebody of a vendor may advise, not decide",
            (Related(contact.at("org"), f"{named(contact)} {reason}"),),
        )
        return
    standing = context.directory.standing(contact)
    if not standing.active:
        yield Problem(
            place,
            f"{named(contact)} decides to go back and cannot answer: {standing.reason}",
            "write somebody who can, best a role or a team, which outlast people",
            causes(contact, context.directory),
        )
