"""Who takes over: how many there are, who knows what, and how far each has learnt it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relaybook.model.contact import Team
from relaybook.rules.people import named

if TYPE_CHECKING:
    from relaybook.model.directory import Directory
    from relaybook.model.handover import Handover
    from relaybook.model.system import System

_STAGES = ("observe", "shadow", "reverse_shadow", "solo")
_ENOUGH_KNOWERS = 2
_ALWAYS = "24x7"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who knows a system. knowers: ours at exit. stage: the highest that anybody passed."""

    system: str
    knowers: tuple[str, ...]
    stage: str
    alone: tuple[str, ...]

    @property
    def has_enough(self) -> bool:
        """Whether one of them may be ill."""
        return len(self.knowers) >= _ENOUGH_KNOWERS


@dataclass(frozen=True, slots=True)
class People:
    """The receiving side. today, at_exit: members of the team on these days.

    needed: how many of ours a rota needs for what is in scope, 0 where nobody is on call for it.
    rota: of which systems that is asked.
    """

    team: str
    today: tuple[str, ...]
    at_exit: tuple[str, ...]
    needed: int
    rota: tuple[str, ...]
    systems: tuple[Knowledge, ...]


def people_view(
    handover: Handover,
    systems: Sequence[System],
    now: Directory,
    later: Directory,
    sizes: tuple[int, int],
) -> People:
    """Return who is there today and at exit, and what each system's people can do.

    now, later: the contacts as of the two days. sizes: how many a rota needs, and how many one
    around the clock for a system of tier 1 does.
    """
    needed, rota = _rota(systems, sizes)
    return People(
        team=f"team:{handover.to}" if handover.to else "",
        today=_members(handover, now),
        at_exit=_members(handover, later),
        needed=needed,
        rota=rota,
        systems=tuple(_knowledge(one, handover, later) for one in systems),
    )


def _rota(systems: Sequence[System], sizes: tuple[int, int]) -> tuple[int, tuple[str, ...]]:
    """Return the most people that the rota of one system needs, and of which ones."""
    needs = {
        one.id: sizes[one.service_tier == 1 and str(one.on_call.hours) == _ALWAYS]
        for one in systems
        if one.on_call
    }
    most = max(needs.values(), default=0)
    return most, tuple(name for name, need in needs.items() if need == most)


def _members(handover: Handover, directory: Directory) -> tuple[str, ...]:
    team = directory.find(handover.to or "", ("team",))
    return tuple(named(one) for one in directory.members(team)) if isinstance(team, Team) else ()


def _knowledge(system: System, handover: Handover, directory: Directory) -> Knowledge:
    known = (directory.find(one) for one in system.known_about_by or ())
    ours = [
        named(one)
        for one in known
        if one and directory.is_internal(one) and directory.standing(one).active
    ]
    passed = [
        one
        for one in handover.shadowing or ()
        if one.system == system.id and one.outcome == "pass" and one.stage and one.person
    ]
    highest = max((_STAGES.index(one.stage) for one in passed if one.stage), default=None)
    alone = sorted({one.person for one in passed if one.stage == "solo" and one.person})
    return Knowledge(
        system.id,
        tuple(dict.fromkeys(ours)),
        "" if highest is None else _STAGES[highest],
        tuple(alone),
    )
