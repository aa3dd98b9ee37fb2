from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.model.access import Access
from relaybook.model.knowledge_base import systems_of
from relaybook.model.nearest import KnownNames
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.people import called
from relaybook.rules.receiving import follows, handovers_about, is_of_owner
from relaybook.rules.rule import rule

_LIST = "write `access: [<id>]` with entries of the `access` of a system, or why it needs none"


@rule("access-not-held", on=Runbook, level=Level.FULL, area="access", severity=None)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Whoever follows a runbook has the access that it needs."""
    if runbook.access is None and not runbook.applies("access"):
        return
    if not runbook.access:
        if not context.is_explained(runbook, "access"):
            yield Problem(runbook.top(), f"the runbook {runbook.id} names no access", _LIST)
        return
    known = context.once("access by id", lambda: _known(context))
    for index, name in enumerate(runbook.access):
        if fault := _fault(name, known, runbook, context):
            yield Problem(runbook.at("access", index), *fault)


def _known(context: Context) -> Mapping[str, Access]:
    listed = (one for system in context.kb.systems.values() for one in system.access or ())
    return {one.id: one for one in listed if one.id}


def _fault(
    name: str, known: Mapping[str, Access], runbook: Runbook, context: Context
) -> tuple[str, str] | None:
    access = known.get(name)
    if access is None:
        meant = KnownNames(sorted(known)).nearest(name)
        return (
            f"no system lists the access {name!r}",
            f"did you mean {meant!r}?" if meant else "list it under `access` of the system",
        )
    if _is_held(access, runbook, context):
        return None
    giver = access.grant_by or access.custodian or "its custodian"
    holders = ", ".join(access.holders or ()) or "nobody does"
    help_ = f"let {giver} grant it, and add who has it to `holders` of {name}"
    return f"nobody who follows this holds {name}: {holders}", help_


def _is_held(access: Access, runbook: Runbook, context: Context) -> bool:
    holders = access.holders or ()
    handovers = list(handovers_about(systems_of(runbook), context))
    if handovers:
        return all(any(follows(who, runbook, one, context) for who in holders) for one in handovers)
    if runbook.owner is None:
        return bool(holders)
    people = context.directory
    found = [one for who in holders if (one := people.find(who)) and people.is_internal(one)]
    on_call = [level.contact for level in called(runbook, context)]
    return any(is_of_owner(one, runbook, context) or one in on_call for one in found)
