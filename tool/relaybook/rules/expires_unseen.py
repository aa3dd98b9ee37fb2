from collections.abc import Iterator
from datetime import timedelta

from relaybook.findings import Level, Problem
from relaybook.model.access import Access
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired, named, outside
from relaybook.rules.requirements.entry import Entry
from relaybook.rules.rule import rule

_EXPIRING = ("domain", "certificate", "key", "licence", "api_plan")
_GIVEN_UP = ("handed_back", "abandoned")
_OWNER = "name who of ours renews it: `renewal_owner: team:<id>`"


@rule(
    "expires-unseen",
    on=System,
    level=Level.FULL,
    area="access",
    severity=None,
    thresholds={"days_ahead": 60},
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Nothing that expires does so without somebody of ours who renews it in time."""
    if system.scope == "external" or is_retired(system):
        return
    for number, access in enumerate(system.access or ()):
        if access.type not in _EXPIRING or access.id in _to_be_revoked(context):
            continue
        yield from _of_day(system, number, access, context)
        yield from _of_owner(system, number, access, context)


def _to_be_revoked(context: Context) -> frozenset[str | None]:
    """Return the ids of accesses that a handover takes away without anybody to follow."""
    return context.always(
        "accesses to be revoked",
        lambda: frozenset(
            row.access
            for handover in context.kb.handovers.values()
            for row in handover.access_transfers or ()
            if row.method == "revoke" and handover.status not in _GIVEN_UP
        ),
    )


def _of_day(system: System, number: int, access: Access, context: Context) -> Iterator[Problem]:
    last = access.expires_on
    if Entry(system, ("access", number), access).reason(("expires_on",)):
        return  # it never does, and somebody said why
    ahead = timedelta(days=context.threshold(check, "days_ahead"))
    if last is None:
        place = system.at("access", number, "id")
        message = f"nobody knows when {_name(access)} expires"
        yield Problem(place, message, "look it up, and write `expires_on`")
    elif last <= context.day + ahead:
        when = "expired" if last < context.day else "expires"
        place = system.at("access", number, "expires_on")
        yield Problem(place, f"{_name(access)} {when} on {last}", "renew it, and write the new day")


def _of_owner(system: System, number: int, access: Access, context: Context) -> Iterator[Problem]:
    reference = access.renewal_owner
    if not reference:
        if access.expires_on:
            place = system.at("access", number, "expires_on")
            yield Problem(place, f"nobody renews {_name(access)}", _OWNER)
        return
    who = context.directory.find(reference)
    if who is None:
        return  # unresolved-reference says so
    standing = context.directory.standing(who)
    gone = "" if standing.active else f"is not there on {context.day}: {standing.reason}"
    if reason := outside(who, context.directory) or gone:
        place = system.at("access", number, "renewal_owner")
        message = f"{_name(access)} is renewed by {named(who)}, which {reason}"
        yield Problem(place, message, _OWNER)


def _name(access: Access) -> str:
    return access.id or access.what or "an access"
