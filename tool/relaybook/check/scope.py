"""How much each record is asked for, and by which profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from relaybook.findings import Level
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.rules.rule import Rule

if TYPE_CHECKING:
    from relaybook.check.options import CheckOptions

BASE = "base"
"""The profile that judges whatever is being handed over, beside those of the handover."""
IN_PROGRESS = ("in_progress", "conditionally_accepted")
"""The statuses of a handover that is being decided."""


@dataclass(frozen=True)
class Scope:
    """Level and profiles of every record.

    level: replaces all levels for one run where given. profiles: added to those configured.
    reviewing: ids of handovers that count as in progress.
    """

    kb: KnowledgeBase
    level: Level | None = None
    profiles: tuple[str, ...] = ()
    reviewing: frozenset[str] = frozenset()
    # Each record is asked about once for each of its findings, and for each requirement.
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def level_of(self, record: Record) -> Level:
        """Return the level of a record; what is being handed over is judged at full."""
        if self.level is not None:
            return self.level
        systems = systems_of(record)
        if any(system in self._handed_over for system in systems):
            return Level.FULL
        return self.kb.configuration.level_of(record.path, systems)

    def profiles_of(self, record: Record | None) -> tuple[str, ...]:
        """Return the profiles that judge a record."""
        active = (*self.kb.configuration.profiles, *self.profiles)
        if record is None:
            return active
        if record.path not in self._known:
            self._known[record.path] = self._with_handovers(record, active)
        return self._known[record.path]

    def _with_handovers(self, record: Record, active: tuple[str, ...]) -> tuple[str, ...]:
        more = (self._handed_over.get(system, ()) for system in systems_of(record))
        return tuple(dict.fromkeys((*active, *(one for profiles in more for one in profiles))))

    def asks(self, rule: Rule) -> bool:
        """Whether any record is asked for what a rule judges."""
        return rule.severity_in(self._profiles_anywhere) is not None

    @cached_property
    def _profiles_anywhere(self) -> tuple[str, ...]:
        more = (profile for profiles in self._handed_over.values() for profile in profiles)
        return tuple(dict.fromkeys((*self.profiles_of(None), *more)))

    @classmethod
    def of(cls, kb: KnowledgeBase, options: CheckOptions) -> Self:
        """Return the scope that a run asks for."""
        return cls(kb, options.level, options.profiles, options.reviewing)

    @cached_property
    def _handed_over(self) -> Mapping[str, tuple[str, ...]]:
        """Systems in the scope of a handover in progress, with its profiles."""
        found: dict[str, tuple[str, ...]] = {}
        for handover in self.kb.handovers.values():
            if handover.status in IN_PROGRESS or handover.id in self.reviewing:
                for system in systems_of(handover):
                    found[system] = (*found.get(system, ()), BASE, *(handover.profiles or ()))
        return found
