from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relaybook.findings import Level, Problem, Related, Severity
from relaybook.model.contact import Contact, Team
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.people import outside
from relaybook.rules.rule import rule
from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class _Handed:
    """A team that in the end calls another team. place: where it says so."""

    team: Team
    last: str
    place: Place


@rule(
    "escalation-cycle",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="escalation",
    severity=Severity.WARNING,
)
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Teams do not hand a problem round: of each, somebody is called last who decides."""
    handed = _handed(context)
    for ring in rings({name: one.last for name, one in handed.items()}):
        yield _problem([handed[name] for name in ring])


def rings(following: Mapping[str, str]) -> list[list[str]]:
    """Return the rings where each name has at most one next, each from its first name, sorted."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in sorted(following):
        way: list[str] = []
        name = start
        while name in following and name not in done:
            done.add(name)
            way.append(name)
            name = following[name]
        if name in way:
            found.append(_from_first(way[way.index(name) :]))
    return sorted(found)


def _from_first(ring: list[str]) -> list[str]:
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def _handed(context: Context) -> Mapping[str, _Handed]:
    """Return the teams whose last level is another team, by id."""
    teams = {one.id: one for one in context.kb.contacts.values() if isinstance(one, Team)}
    found = {}
    for name, team in teams.items():
        last = _last_level(team, context)
        if last is not None and last.id != name and last.id in teams:
            place = team.at("escalation", len(team.escalation or ()) - 1, "contact")
            found[name] = _Handed(team, last.id, place)
    return found


def _last_level(team: Team, context: Context) -> Contact | None:
    """Return who is called last, where no other finding says that they cannot be."""
    written = team.escalation[-1].contact if team.escalation else None
    last = context.directory.find(written) if written else None
    if last is None or outside(last, context.directory):
        return None
    return last if context.directory.standing(last).active else None


def _problem(ring: list[_Handed]) -> Problem:
    names = [one.team.name for one in ring]
    return Problem(
        ring[0].place,
        f"each of these calls the next in the end, and nobody decides: "
        f"{' → '.join((*names, names[0]))}",
        f"add a last level to one of them that calls nobody else, such as a role that may decide:"
        f" `- role:<name>` in {ring[0].team.path}",
        tuple(
            Related(one.place, f"{one.team.name} calls team:{one.last} last") for one in ring[1:]
        ),
    )
