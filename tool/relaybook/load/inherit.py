"""Values that a record takes from its systems and their teams, nearest first."""

from collections.abc import Mapping
from typing import Any, TypeVar

from relaybook.findings import Problem, Related
from relaybook.model.contact import Contact, Team
from relaybook.model.knowledge_base import LoadProblem, systems_of
from relaybook.model.record import Origin, Record
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

R = TypeVar("R", bound=Record)
S = TypeVar("S", System, Runbook)
Filled = tuple[R, list[LoadProblem]]


def inherit_from_team(record: S, contacts: Mapping[str, Contact]) -> S:
    """Fill the escalation of a system or runbook from the team that owns it."""
    values, origins = _from_team(record, contacts)
    return record.inheriting(values, origins) if values else record


def inherit_for_runbook(
    runbook: Runbook, systems: Mapping[str, System], contacts: Mapping[str, Contact]
) -> Filled[Runbook]:
    """Fill owner and escalation of a runbook from its systems, then from its owning team."""
    about = [systems[name] for name in systems_of(runbook) if name in systems]
    problems: list[LoadProblem] = []
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for name in ("owner", "escalation"):
        if getattr(runbook, name) is None and runbook.applies(name) and about:
            if _agree(about, name):
                _take(about[0], name, values, origins)
            elif not (name == "escalation" and (runbook.owner or problems)):
                problems.append(_conflict(runbook, name, about))
    filled = runbook.inheriting(values, origins) if values else runbook
    if problems:
        return filled, problems
    more, more_origins = _from_team(filled, contacts)
    return (filled.inheriting(more, more_origins) if more else filled), problems


def _from_team(
    record: System | Runbook, contacts: Mapping[str, Contact]
) -> tuple[dict[str, Any], dict[str, Origin]]:
    team = contacts.get(split_reference(record.owner or "")[1])
    if record.escalation is not None or not record.applies("escalation"):
        return {}, {}
    if not isinstance(team, Team) or team.escalation is None:
        return {}, {}
    how = f"from its owning team {team.id}"
    weak = record.is_catch_all("owner")
    origin = Origin(team.path, how, inherited=True, catch_all=weak)
    return {"escalation": team.escalation}, {"escalation": origin}


def _agree(systems: list[System], name: str) -> bool:
    first = getattr(systems[0], name)
    return all(getattr(system, name) == first for system in systems)


def _take(system: System, name: str, values: dict[str, Any], origins: dict[str, Origin]) -> None:
    if (value := getattr(system, name)) is not None:
        values[name] = value
        first = system.origins.get(name)
        path, at = (first.path, first.at) if first else (system.path, None)
        origins[name] = Origin(path, f"from system {system.id}", inherited=True, at=at)


def _conflict(runbook: Runbook, name: str, systems: list[System]) -> LoadProblem:
    related = tuple(
        Related(system.at(name), f"{system.id}: {getattr(system, name)}")
        if name == "owner"
        else Related(system.at(name), f"escalation of {system.id}")
        for system in systems
    )
    names = ", ".join(system.id for system in systems)
    return LoadProblem(
        "conflicting-inheritance",
        Problem(
            runbook.at("systems"),
            f"its systems ({names}) do not share one {name}, so it inherits none",
            f"write `{name}` in the runbook itself",
            related,
        ),
        runbook.reference,
        name,
    )
