"""What two revisions of a knowledge base have in common: the same token means the same content."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.review.reading_context import (
    CONTENT,
    DAY,
    EVERYTHING,
    FILES,
    IDS,
    PEOPLE,
    PROBLEMS,
    VALUE,
)

Token = Hashable


@dataclass(frozen=True)
class Revision:
    """One revision as of a day.

    content_id: of a path, empty where there is no such file. value: what its context works out.
    """

    base: KnowledgeBase
    day: date
    content_id: Callable[[str], str]
    value: Callable[[str], Hashable]

    @cached_property
    def content(self) -> Mapping[str, str]:
        """What every file holds, by path."""
        return {path: self.content_id(path) for path in sorted(self.base.files)}

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Every record by its path."""
        return self.base.by_path()

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """The days in the contacts, sorted: between two of them nobody comes or goes."""
        return tuple(sorted({day for one in self.base.contacts.values() for day in _days(one)}))

    @cached_property
    def standings(self) -> tuple[str, ...]:
        """Why contacts are not active, by id: some reasons name the day."""
        directory = self.base.directory(self.day)
        contacts = sorted(self.base.contacts.items())
        return tuple(directory.standing(one).reason for _, one in contacts)

    def same_record(self, other: "Revision", path: str) -> bool:
        """Whether a record is the same in both: what it holds, and what it inherits."""
        ours, theirs = self.by_path.get(path), other.by_path.get(path)
        if ours is None or theirs is None or type(ours) is not type(theirs):
            return False
        if ours is theirs:
            return True
        return (
            ours.files == theirs.files
            and all(self.content_id(one) == other.content_id(one) for one in ours.files)
            and ours.id == theirs.id
            and ours._facts.stands_at == theirs._facts.stands_at  # noqa: SLF001 - nobody else asks
            and ours._facts.reading == theirs._facts.reading  # noqa: SLF001 - see above
            and ours.origins == theirs.origins
            and ours.__dict__ == theirs.__dict__
        )


@dataclass
class Tokens:
    """Tokens of one revision after the other."""

    _now: Revision | None = None
    _counts: dict[str, int] = field(default_factory=dict)

    def move_to(self, revision: Revision) -> frozenset[str]:
        """Be at another revision; return the paths of the records that are another or gone."""
        before, self._now = self._now, revision
        if before is None:
            return frozenset()
        changed = frozenset(
            path
            for path in {*before.by_path, *revision.by_path}
            if not revision.same_record(before, path)
        )
        for name in self._moved(before, revision, changed):
            self._counts[name] = self._counts.get(name, 0) + 1
        return changed

    def of(self, name: str) -> Token:
        """Return the token of something that was read; see `reading_context`."""
        assert self._now is not None  # noqa: S101 - set by move_to
        if name == DAY:
            return self._now.day
        if name.startswith(CONTENT):
            return self._now.content_id(name.removeprefix(CONTENT))
        if name.startswith(VALUE):
            return self._now.value(name.removeprefix(VALUE))
        count = self._counts.get(name, 0)
        if name == PEOPLE:
            days, day = self._now.turning_days, self._now.day
            between = bisect_left(days, day), bisect_right(days, day)
            return self._counts.get("contact", 0), between, self._now.standings
        return count

    def _moved(self, before: Revision, after: Revision, changed: frozenset[str]) -> Iterator[str]:
        """Yield what is another than before."""
        records = [
            one
            for path in changed
            for one in (before.by_path.get(path), after.by_path.get(path))
            if one is not None
        ]
        yield from {one.kind for one in records}
        if before.base.problems != after.base.problems:
            yield PROBLEMS
        if before.base.files != after.base.files:
            yield FILES
        if before.content != after.content or changed:
            yield EVERYTHING
        if any(isinstance(one, Contact) for one in records) or _ids(before) != _ids(after):
            yield IDS


def _ids(revision: Revision) -> tuple[Any, ...]:
    base = revision.base
    kinds = (base.systems, base.runbooks, base.decisions, base.handovers, base.contacts)
    return tuple(frozenset(one) for one in kinds)


def _days(contact: Contact) -> Iterator[date]:
    """Yield every day on which something about a contact may change."""
    terms: list[Any] = [contact] if isinstance(contact, Person) else []
    if isinstance(contact, Role):
        terms += contact.held_by or ()
    if isinstance(contact, Team):
        terms += contact.members or ()
    for term in terms:
        yield from (day for day in (term.from_on, term.until_on) if day)
    for contract in (contact.contracts or ()) if isinstance(contact, Vendor) else ():
        yield from (day for day in (contract.start_on, contract.end_on) if day)
