from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.contact import Team
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import critical_systems, teaching_since
from relaybook.rules.people import named, outside
from relaybook.rules.rule import rule

_UNNAMED = "receiving teams of which nobody says who is in them"
_HELP = "name who is in it below `members`, find more people, and plan the sessions after they come"


@rule(
    "unstaffed-receiver",
    on=Handover,
    level=Level.FULL,
    area="knowledge",
    severity=None,
    thresholds={"members": 2, "members_for_tier_1": 3},
)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """The team that takes over exists, and was there from the first session on."""
    team = context.directory.find(handover.to, ("team",)) if handover.to else None
    if not isinstance(team, Team):
        if not handover.to:
            yield Problem(handover.top(), "nobody takes over", "write `to: <team>`")
        return  # unresolved-reference says so
    place = handover.at("to")
    if reason := outside(team, context.directory):
        yield Problem(place, f"{named(team)}, which takes over, {reason}", "name a team of ours")
    elif not team.members:
        yield CannotTell(_UNNAMED)
    else:
        least = _least(handover, context)
        here = [one.id for one in context.directory.members(team)]
        early = _from_the_start(team, handover, here)
        if len(here) < least:
            told = f"{named(team)} has {len(here)} on {context.day}; {least} are asked"
            yield Problem(place, told, _HELP)
        elif len(early) < least:
            told = f"only {len(early)} of {named(team)} were there for the first session"
            yield Problem(place, f"{told}; {least} are asked", _HELP)


def _least(handover: Handover, context: Context) -> int:
    tiers = [system.service_tier for _, system in critical_systems(handover, context)]
    return context.threshold(check, "members_for_tier_1" if 1 in tiers else "members")


def _from_the_start(team: Team, handover: Handover, here: list[str]) -> list[str]:
    """Return who is in a team and was when the first session was held."""
    first = teaching_since(handover)
    late = {
        (member.person or "").rpartition(":")[2]
        for member in team.members or ()
        if first and member.from_on and member.from_on > first
    }
    return [one for one in here if one not in late]
