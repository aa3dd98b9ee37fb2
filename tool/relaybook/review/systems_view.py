"""Each system in scope by itself: who answers for it, what is open, where it is weakest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.review.ladder import ladders, lowest

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.model.record import Record
    from relaybook.review.ladder import Judgement


@dataclass(frozen=True, slots=True)
class SystemLine:
    """A system with what is about it alone: its record, its runbooks and its decisions.

    gates: how many are open. rungs: how many requirements stand on each, from missing to proven.
    lowest: the area that is least far, empty where nothing was judged. lowest_rungs: its own.
    """

    system: str
    status: str
    wave: str
    owner: str
    technical_owner: str
    executive: str
    gates: int
    rungs: tuple[int, int, int, int]
    lowest: str
    lowest_rungs: tuple[int, int, int, int]


def systems_view(
    base: KnowledgeBase, handover: Handover, judged: Sequence[Judgement]
) -> tuple[SystemLine, ...]:
    """Return a line for each system in scope, in the order of the handover."""
    about: dict[str, list[Judgement]] = {}
    for one in judged:
        for name in _systems(one.subject):
            about.setdefault(name, []).append(one)
    return tuple(
        _line(
            base.systems.get(row.system or ""),
            (row.system or "", row.status or "", row.wave or ""),
            about.get(row.system or "", []),
        )
        for row in handover.systems or ()
    )


def _systems(subject: Record) -> Sequence[str]:
    if subject.kind in ("handover", "contact"):
        return ()
    return tuple(dict.fromkeys(systems_of(subject)))


def _line(
    system: System | None, row: tuple[str, str, str], judged: Sequence[Judgement]
) -> SystemLine:
    found = ladders(judged)
    least = lowest(found)
    missing, stated, evidenced, proven = (sum(one.rungs[at] for one in found) for at in range(4))
    return SystemLine(
        *row,
        (system.owner if system else "") or "",
        (system.technical_owner if system else "") or "",
        (system.accountable_executive if system else "") or "",
        sum(1 for one in judged if one.is_gate and one.state == "open"),
        (missing, stated, evidenced, proven),
        least.area if least else "",
        least.rungs if least else (0, 0, 0, 0),
    )
