import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.graph.edges import COLD_START, RUN, Edge, hard
from relaybook.model.contact import Contact
from relaybook.model.placeholder import is_placeholder
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.path_of_needs import names_along, place_of, steps_after
from relaybook.rules.people import is_retired, named, outside, owner_of
from relaybook.rules.rule import rule
from relaybook.source import Place

_UP = RUN | COLD_START
_NOBODY = re.compile(
    r"(?:the )?(?:team )?(?:un-?owned|un-?assigned|un-?known|nobody|no-?one|orphan(?:ed|s)?"
    r"|no (?:owner|team)|needs? (?:an )?owner|placeholder|none|tb[ac])(?: systems?)?(?: team)?",
    re.IGNORECASE,
)
_UNKNOWN = "systems without a service_tier"
_Way: TypeAlias = tuple[Edge, ...]


@rule("unowned-critical-dependency", on=System, level=Level.STANDARD, area="dependencies")
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """All that a system of tier 1 cannot do without is owned by a team of ours that is there."""
    if system.service_tier is None and system.applies("service_tier") and not is_retired(system):
        yield CannotTell(_UNKNOWN)
    for needed, way in context.once("critical ways", lambda: _ways(context)).get(system.id, ()):
        if reason := _without_owner(needed, context):
            yield _problem(system, needed, way, reason, context)


def _problem(system: System, needed: System, way: _Way, reason: str, context: Context) -> Problem:
    help_ = f"find a team of ours that answers for it, and write it as `owner` in {needed.path}"
    fault = f"{needed.name} {reason}"
    if not way:
        return Problem(_where_owned(needed), f"{fault}, though it is of tier 1", help_)
    path = names_along(way, context.kb)
    return Problem(
        place_of(way[0], context.kb),
        f"{fault}, and {system.name} of tier 1 cannot do without it: {path}",
        help_,
        (*steps_after(way, context.kb), Related(_where_owned(needed), fault)),
    )


def _ways(context: Context) -> Mapping[str, tuple[tuple[System, _Way], ...]]:
    """Return what each system of tier 1 cannot do without and no other is nearer to, by id."""
    systems = context.kb.systems
    starts = [name for name in context.graph.systems if _is_critical(systems[name], context)]
    reached = context.graph.needed_by_any(starts, _is_vital)
    found: dict[str, list[tuple[System, _Way]]] = {}
    for name in sorted(reached.depths):
        way = reached.path(name)
        found.setdefault(way[0].source if way else name, []).append((systems[name], way))
    return {start: tuple(ways) for start, ways in found.items()}


def _is_critical(system: System, context: Context) -> bool:
    asked = context.is_asked(system, Level.STANDARD)
    return system.service_tier == 1 and asked and not is_retired(system)


def _is_vital(edge: Edge) -> bool:
    return hard(edge) and edge.serves(_UP)


def _without_owner(system: System, context: Context) -> str:
    """Return why nobody owns a system, where no other finding says so."""
    if is_retired(system):
        return ""
    owner = owner_of(system, context)
    if owner is not None and _stands_for_nobody(owner):
        return f"is owned by {named(owner)}, which stands for nobody"
    if context.is_asked(system, Level.STANDARD) or context.is_explained(system, "owner"):
        return ""
    if owner is None or system.is_catch_all("owner"):
        unknown = system.owner and not system.is_catch_all("owner")
        return "" if unknown or not system.applies("owner") else "has no owner"
    return _not_there(owner, context)


def _not_there(owner: Contact, context: Context) -> str:
    if reason := outside(owner, context.directory):
        return f"is owned by {named(owner)}, which {reason}"
    standing = context.directory.standing(owner)
    cannot = f"is owned by {named(owner)}, which cannot answer: {standing.reason}"
    return "" if standing.active else cannot


def _stands_for_nobody(owner: Contact) -> bool:
    names = (owner.id.replace("-", " ").replace("_", " "), (owner.title or owner.id).strip())
    return any(_NOBODY.fullmatch(name) or is_placeholder(name) for name in names)


def _where_owned(system: System) -> Place:
    return system.at("owner") if system.owner else system.top()
