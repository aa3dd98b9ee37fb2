"""Gives records the owner that files outside of them name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from relaybook.findings import Problem, Related
from relaybook.load.ownership.claim import Claim, Handle
from relaybook.load.ownership.files import OwnerFiles
from relaybook.load.ownership.handle_book import HandleBook
from relaybook.load.ownership.unknown_handles import UnknownHandles
from relaybook.model.contact import Contact, EscalationLevel, Team
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.record import Origin
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.source import LineColumn

R = TypeVar("R", System, Runbook)


class Meant(NamedTuple):
    """What a claim comes to: its teams, handles of nobody, and the handle that named the team."""

    teams: tuple[Team, ...]
    unknown: tuple[Handle, ...]
    by: Handle | None


@dataclass
class Owning:
    """Takes owners from files, and keeps what was wrong with the entries that were needed.

    disputed: references of records of which nobody can say who owns them.
    """

    files: OwnerFiles
    book: HandleBook
    unknown: UnknownHandles = field(default_factory=UnknownHandles)
    problems: list[LoadProblem] = field(default_factory=list)
    disputed: set[str] = field(default_factory=set)
    _meant: dict[tuple[Handle, ...], Meant] = field(default_factory=dict)

    def near(self, record: R) -> R:
        """Return the record with what the nearest entry that names it, or a folder, says."""
        return self._filled(record, catch_all=False) if self._may_say(record) else record

    def last(self, record: R) -> R:
        """Return the record with what an entry about everything says."""
        if not self._may_say(record) or record.reference in self.disputed:
            return record
        return self._filled(record, catch_all=True)

    def _may_say(self, record: System | Runbook) -> bool:
        if not self.files.say_something:
            return False
        return _lacks(record, "owner") or (
            self.files.say_escalation and _lacks(record, "escalation")
        )

    def _filled(self, record: R, *, catch_all: bool) -> R:
        claims = [
            claim
            for claim in self.files.claims(record.path, record.id)
            if claim.catch_all is catch_all
        ]
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        if _lacks(record, "owner") and (found := self._owner(record, claims)):
            values["owner"], origins["owner"] = found
        if _lacks(record, "escalation") and (called := self._escalation(record, claims)):
            values["escalation"], origins["escalation"] = called
        return record.inheriting(values, origins) if values else record

    def _owner(
        self, record: System | Runbook, claims: Sequence[Claim]
    ) -> tuple[str, Origin] | None:
        """Return the team of the first claim that means one; a disputed claim ends the search."""
        for claim in claims:
            meant = self._what_is_meant(claim)
            for handle in () if meant.teams else meant.unknown:
                self.unknown.add(handle, record.path, claim.place)
            if len(meant.teams) > 1:
                self._dispute(claim, meant.teams, record)
                return None
            if meant.teams and meant.by:
                return meant.teams[0].id, _origin(claim, meant.by)
        return None

    def _what_is_meant(self, claim: Claim) -> Meant:
        if claim.handles not in self._meant:
            known = {handle: self._find(handle) for handle in claim.handles}
            contacts = [contact for found in known.values() for contact in found]
            teams = self.book.team_of(contacts)
            ids = {team.id for team in teams}
            named = [handle for handle, found in known.items() if found]
            direct = [handle for handle in named if ids & {one.id for one in known[handle]}]
            by = next(iter([*direct, *named]), None)
            unknown = tuple(handle for handle, found in known.items() if not found)
            self._meant[claim.handles] = Meant(teams, unknown, by)
        return self._meant[claim.handles]

    def _find(self, handle: Handle) -> tuple[Contact, ...]:
        found = self.book.find(handle)
        people = () if found else self.files.people_of(handle)
        return found or tuple(one for each in people for one in self.book.find(each))

    def _escalation(
        self, record: System | Runbook, claims: Sequence[Claim]
    ) -> tuple[tuple[EscalationLevel, ...], Origin] | None:
        for claim in claims:
            if levels := tuple(self._levels(record, claim)):
                return levels, _origin(claim, claim.escalation[0])
        return None

    def _levels(self, record: System | Runbook, claim: Claim) -> Iterator[EscalationLevel]:
        for handle in claim.escalation:
            found = self._find(handle)
            if found:
                yield EscalationLevel(contact=f"{found[0].type}:{found[0].id}")
            else:
                self.unknown.add(handle, record.path, claim.place)

    def _dispute(self, claim: Claim, teams: tuple[Team, ...], record: System | Runbook) -> None:
        names = ", ".join(team.id for team in teams)
        problem = Problem(
            claim.place,
            f"several teams are named here ({names}), so records inherit no owner from it",
            "write `owner` in each record or in a _defaults.yaml, or name one team",
            tuple(Related(team.at("handles"), f"handles of {team.id}") for team in teams),
        )
        seen = LoadProblem("conflicting-inheritance", problem, record.reference, "owner")
        self.problems.append(seen)
        self.disputed.add(record.reference)


def _lacks(record: System | Runbook, name: str) -> bool:
    return getattr(record, name) is None and record.applies(name)


def _origin(claim: Claim, by: Handle) -> Origin:
    how = f"inherited from a catch-all, {by.name}" if claim.catch_all else f"from {by.name}"
    at = by.place.at if isinstance(by.place.at, tuple | LineColumn) else None
    return Origin(by.place.path, how, inherited=True, at=at, catch_all=claim.catch_all)
