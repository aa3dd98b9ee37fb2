import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.access import Access
from relaybook.model.contact import Team
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired, people_behind
from relaybook.rules.rule import rule

_ADMINISTRATOR = re.compile(r"(?i)(?<![a-z])(?:admin\w*|root|super-?user)(?![a-z])")
_UNNAMED = "administrators that are a team of which nobody says who is in it"


@rule(
    "too-few-administrators",
    on=System,
    level=Level.FULL,
    area="access",
    severity=None,
    thresholds={"at_least": 2},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Whatever needs an administrator has two of ours."""
    if system.scope == "external" or is_retired(system):
        return
    least = context.threshold(check, "at_least")
    for number, access in enumerate(system.access or ()):
        if not access.holders or not _ADMINISTRATOR.search(f"{access.id} {access.what}"):
            continue  # unlisted-access says that nobody is named
        people = _ours(access, context)
        if people is None:
            yield CannotTell(_UNNAMED)
        elif len(people) < least:
            who = f"only {' and '.join(sorted(people))}" if people else "nobody"
            yield Problem(
                system.at("access", number, "holders"),
                f"{who} of ours administers {access.id or access.what}; {least} are asked",
                "give it to somebody else of ours too, and name them below `holders`",
            )


def _ours(access: Access, context: Context) -> frozenset[str] | None:
    """Return who of ours holds an access on the day; None where a team does not say."""
    found: set[str] = set()
    for reference in access.holders or ():
        who = context.directory.find(reference)
        if who is None or not context.directory.is_internal(who):
            continue
        if isinstance(who, Team) and not who.members:
            return None
        people = people_behind(who, context.directory)
        found |= {name for name in people if _is_here(name, context)}
    return frozenset(found)


def _is_here(name: str, context: Context) -> bool:
    who = context.kb.contacts[name]
    return context.directory.is_internal(who) and context.directory.standing(who).active
