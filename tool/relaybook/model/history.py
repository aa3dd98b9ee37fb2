"""What git says about the files of a knowledge base, as a value that rules may ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile

from relaybook.model.authors import Author
from relaybook.model.decision_past import DecisionPast


class ChangeKind(StrEnum):
    """What a commit did to a file."""

    TEXT = "text"
    METADATA = "front matter only"
    REVIEW_DATE = "review date only"
    LAYOUT = "layout only"
    MOVED = "moved only"


_SILENT = (ChangeKind.METADATA, ChangeKind.LAYOUT, ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a file.

    day: of its author. commit: its full id. is_ignored: whether `.git-blame-ignore-revs` names it.
    touches_dependencies: whether it changed what a system depends on.
    """

    day: date
    author: str
    commit: str
    kind: ChangeKind = ChangeKind.TEXT
    is_ignored: bool = False
    touches_dependencies: bool = False

    @property
    def is_of_text(self) -> bool:
        """Whether what readers follow was changed."""
        return self.kind is ChangeKind.TEXT and not self.is_ignored


@dataclass(frozen=True, slots=True)
class Landed:
    """A file as it was when it reached the shared branch."""

    day: date
    commit: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A runbook at the commit that an exercise names.

    is_reachable: whether the commit is an ancestor of what is checked out. digests: of the file
    there, whatever ends its lines; empty where the commit does not hold it.
    """

    is_reachable: bool
    digests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who brought a line, or a whole file, into the history.

    signer: who signed the commit, where git could verify the signature. text: the line as git
    knows it, empty for a file.
    """

    commit: str
    author: Author
    signer: Author | None = None
    text: str = ""

    @property
    def who(self) -> Author:
        """Who answers for it: a name in a commit is written by anybody, a signature is not."""
        return self.signer or self.author


@dataclass(frozen=True, slots=True)
class Questions:
    """What the history is asked beside its changes.

    records: files that must stay as they landed. snapshots: (commit, path of a file).
    claims: (path, line) of what somebody is said to have done; line 0 asks who filed the file.
    """

    records: frozenset[str] = frozenset()
    snapshots: frozenset[tuple[str, str]] = frozenset()
    claims: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True)
class History:
    """The past of every file, by the path it has today.

    changes: newest first, under earlier names too. is_shallow: whether the oldest commits are
    missing, so that nobody can say when something began. landed, snapshots, recorded: answers to
    `Questions`; a record that has not reached the shared branch is in none. decisions: what was
    asked about those alone, None where nothing was; then the rest may be empty, too.
    """

    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    is_shallow: bool = False
    landed: Mapping[str, Landed] = field(default_factory=dict)
    snapshots: Mapping[tuple[str, str], Snapshot] = field(default_factory=dict)
    recorded: Mapping[tuple[str, int], Recorded | None] = field(default_factory=dict)
    decisions: DecisionPast | None = None

    def until(self, path: str, day: date) -> Iterator[Change]:
        """Yield the changes of a file up to a day, newest first, bulk edits left out."""
        known = self.changes.get(path, ())
        return (one for one in known if one.day <= day and not one.is_ignored)

    def text_changed(self, path: str, day: date) -> Change | None:
        """Return the last change of what readers follow."""
        return next((one for one in self.until(path, day) if one.is_of_text), None)

    def reviews_without_edit(self, path: str, day: date) -> int:
        """Return how many reviews in a row, up to a day, left nothing but a new date."""
        changes = (one for one in self.until(path, day) if one.kind not in _SILENT)
        return sum(1 for _ in takewhile(lambda one: one.kind is ChangeKind.REVIEW_DATE, changes))

    def last(self, path: str) -> Change | None:
        """Return the last change that says something: of the text, else any."""
        known = self.changes.get(path, ())
        texts = (one for one in known if one.is_of_text)
        return next(texts, known[0] if known else None)
