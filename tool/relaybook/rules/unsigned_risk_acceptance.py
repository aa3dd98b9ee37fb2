from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.business import Risk
from relaybook.model.contact import Contact
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import named, outside, people_behind
from relaybook.rules.rule import rule

_NOBODY_MAY = "accepted risks of systems that do not say who may accept them"
_HELP = (
    "let whoever holds `decision_rights.risk_acceptance` of the system accept it: "
    "`accepted_by: role:<id>`, `expires_on: <day>`"
)


@rule(
    "unsigned-risk-acceptance",
    on=(System, Handover),
    level=Level.FULL,
    area="risks",
    severity=None,
)
def check(record: System | Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each accepted risk was accepted by somebody who may, for a time that has not ended."""
    for at, risk in enumerate(record.risks or ()):
        if risk.response == "accept":
            name = risk.id or f"number {at + 1}"
            yield from _by_whom(record, at, risk, name, context)
            yield from _until_when(record, at, risk, name, context)


def _by_whom(
    record: System | Handover, at: int, risk: Risk, name: str, context: Context
) -> Iterator[Problem | CannotTell]:
    where = ("risks", at, "accepted_by")
    if not risk.accepted_by:
        if record.applies(*where):
            yield Problem(record.at("risks", at), f"nobody accepted the risk {name}", _HELP)
        return
    signer = context.directory.find(risk.accepted_by)
    if signer is None:
        return  # unresolved-reference says so
    if why := _why_not(signer, _rights(record, context), context):
        message = f"the risk {name} is accepted by {named(signer)}, who {why}"
        yield Problem(record.at(*where), message, _HELP)
    elif not _rights(record, context):
        yield CannotTell(_NOBODY_MAY)


def _why_not(signer: Contact, rights: tuple[Contact, ...], context: Context) -> str:
    """Return why somebody may not accept a risk at the day; empty where they may."""
    directory = context.directory
    if reason := outside(signer, directory):
        return reason
    standing = directory.standing(signer)
    if not standing.active:
        return f"is not there on {context.day}: {standing.reason}"
    if rights and not any(_holds(signer, right, context) for right in rights):
        return f"does not hold the right, {' or '.join(named(right) for right in rights)} does"
    return ""


def _holds(signer: Contact, right: Contact, context: Context) -> bool:
    """Whether a right is that of a signer, who may be all of those behind a role or team."""
    if signer.id == right.id:
        return True
    signers = people_behind(signer, context.directory)
    return bool(signers) and signers <= people_behind(right, context.directory)


def _rights(record: System | Handover, context: Context) -> tuple[Contact, ...]:
    """Return who may accept risks of the record's systems; for a handover of any of them."""
    systems = (context.kb.systems.get(name) for name in systems_of(record))
    rights = (one.decision_rights for one in systems if one and one.decision_rights)
    names = dict.fromkeys(right.risk_acceptance for right in rights if right.risk_acceptance)
    found = (context.directory.find(name) for name in names)
    return tuple(one for one in found if one is not None)


def _until_when(
    record: System | Handover, at: int, risk: Risk, name: str, context: Context
) -> Iterator[Problem]:
    where = ("risks", at, "expires_on")
    if risk.expires_on is None:
        if record.applies(*where):
            yield Problem(record.at("risks", at), f"the risk {name} is accepted for ever", _HELP)
    elif risk.expires_on < context.day:
        message = f"the acceptance of the risk {name} ended on {risk.expires_on}"
        yield Problem(record.at(*where), message, _HELP)
