from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.contact import Contact, Team
from relaybook.model.directory import Directory
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Shadowing
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.handing_over import now_or_then
from relaybook.rules.people import named, people_behind
from relaybook.rules.rule import rule

_NOTHING_TAKEN = "handovers in which nobody has done anything that takes a listed access"
_THEMSELVES = ("reverse_shadow", "solo")


@rule("done-without-access", on=Handover, level=Level.FULL, area="knowledge", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Whoever did it themselves holds the access that it takes."""
    is_judged = False
    for number, row in enumerate(handover.shadowing or ()):
        who = context.directory.find(row.person) if row.person else None
        if row.stage not in _THEMSELVES or who is None:
            continue
        needed = list(_needed(row, context))
        is_judged = is_judged or bool(needed)
        if lacking := [name for name in needed if not _holds(who, name, row, context)]:
            yield Problem(
                handover.at("shadowing", number, "person"),
                f"{named(who)} followed {row.runbook} without holding {' or '.join(lacking)}, so "
                "somebody else's access was used",
                "grant it, name them below `holders` of that access, and let them do it again",
            )
    if not is_judged:
        yield CannotTell(_NOTHING_TAKEN)


def _needed(row: Shadowing, context: Context) -> Iterator[str]:
    """Yield the ids of the accesses that a runbook takes; one that nobody lists is not judged."""
    runbook = context.kb.runbooks.get(split_reference(row.runbook or "")[1])
    known = context.always("holders of accesses", lambda: _holders(context))
    for name in (runbook.access if runbook else None) or ():
        if name in known:
            yield name


def _holders(context: Context) -> Mapping[str, tuple[str, ...]]:
    return {
        access.id: tuple(access.holders)
        for _, system in sorted(context.kb.systems.items())
        for access in system.access or ()
        if access.id and access.holders
    }


def _holds(who: Contact, name: str, row: Shadowing, context: Context) -> bool:
    holders = context.always("holders of accesses", lambda: _holders(context))[name]
    return any(
        _is_among(who, reference, people)
        for people in now_or_then(row.date, context)
        for reference in holders
    )


def _is_among(who: Contact, reference: str, directory: Directory) -> bool:
    """Whether somebody is a holder, or in a team that is; a team that names nobody is believed."""
    holder = directory.find(reference)
    if holder is None or holder.id == who.id:
        return True
    if isinstance(holder, Team) and not holder.members:
        return True
    people = people_behind(holder, directory)
    return who.id in people or bool(people & people_behind(who, directory))
