from collections.abc import Iterator, Mapping
from datetime import date

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.graph.knowledge import Knowing, departures, known_by, ours_of
from relaybook.model.contact import Person, Role, Team
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_UNTOLD = "systems that do not say who knows about them"
_UNNAMED = "systems known by a team or role of which nobody says who is in it"
_NO_TIER = "systems without a service_tier"
_HELP = (
    "let somebody else of ours learn it, by shadowing or by exercising its runbooks, and add them"
    " to `known_about_by`"
)
_Left = Mapping[str, tuple[str, ...]]


@rule(
    "key-person-risk",
    on=System,
    level=Level.FULL,
    area="ownership",
    severity=Severity.WARNING,
    thresholds={"to_tier": 2, "at_least": 1},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Whoever leaves, be it a vendor with all its people, somebody of ours still knows a system."""
    if not system.applies("known_about_by") or not is_running(system):
        return
    if system.service_tier is None:
        yield CannotTell(_NO_TIER)
    elif system.service_tier > context.threshold(check, "to_tier"):
        return
    elif system.known_about_by is None:
        yield CannotTell(_UNTOLD)
    elif fault := _fault(system, context):
        is_open = any(_is_open(one, context) for one in system.known_about_by)
        place = system.at("known_about_by")
        yield CannotTell(_UNNAMED) if is_open else Problem(place, fault, _HELP)


def _fault(system: System, context: Context) -> str:
    knowing = context.once("who knows", lambda: known_by(context.kb.systems, context.directory))
    if not knowing[system.id]:
        return _nobody(system, context.day)
    ours = context.once("who of ours knows", lambda: ours_of(knowing, context.directory))
    left = context.once("departures", lambda: _departures(knowing, context)).get(system.id)
    if left is None:
        return ""
    if not ours[system.id]:
        return f"only people of {_vendors(left)} know {system.name}, and nobody of ours"
    return " and ".join(_when_gone(who, left[who], system, context) for who in sorted(left))


def _is_open(reference: str, context: Context) -> bool:
    """Whether nobody says which people a name in `known_about_by` stands for."""
    contact = context.directory.find(reference)
    if isinstance(contact, Team):
        return not contact.members
    return contact is None or (isinstance(contact, Role) and not contact.held_by)


def _nobody(system: System, day: date) -> str:
    people = ", ".join(dict.fromkeys(system.known_about_by or ()))
    if not people:
        return f"nobody knows {system.name}: `known_about_by` is empty"
    return f"nobody knows {system.name} any more: of {people} nobody is here on {day}"


def _departures(knowing: Knowing, context: Context) -> Mapping[str, _Left]:
    """Return whose departure each system would suffer from, with who would be left."""
    fewest = context.threshold(check, "at_least")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for departure in departures(knowing, context.directory, tuple(knowing), fewest):
        for system, left in departure.systems.items():
            found.setdefault(system, {})[departure.who] = left
    return found


def _vendors(left: _Left) -> str:
    vendors = [who for who in sorted(left) if who.startswith("vendor:")]
    return " and ".join(vendors) or "somebody else"


def _when_gone(who: str, left: tuple[str, ...], system: System, context: Context) -> str:
    person = context.directory.find(who)
    until = person.until_on if isinstance(person, Person) else None
    when = f"when {who} leaves" + (f" (on {until})" if until else "")
    others = " and ".join(f"person:{one}" for one in left)
    only = f"only {others} of ours knows" if others else "nobody of ours knows"
    return f"{when}, {only} {system.name}"
