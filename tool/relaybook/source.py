"""Places in files, first by name and only at the end by line."""

from dataclasses import dataclass
from typing import Protocol

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count characters from 1, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A stretch of a file in bytes from its beginning, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineColumn:
    """A point that a parser named itself; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, without knowing lines.

    path: the file, relative to the knowledge base, with forward slashes.
    at: the keys that lead to a value (rows of a CSV table count from 0), a stretch of bytes,
        a point, or None for the file as a whole.
    """

    path: str
    at: FieldPath | ByteRange | LineColumn | None = None


class Sources(Protocol):
    """The text behind a loaded knowledge base, read again only where a finding points."""

    def locate(self, place: Place) -> Span:
        """Return the lines and columns of `place`; the nearest parent where a key is absent."""
        ...

    def line(self, path: str, number: int) -> str:
        """Return one line without its end; empty where there is none."""
        ...

    def text(self, path: str) -> str:
        """Return the whole text of a file, empty where it cannot be read."""
        ...

    def data(self, path: str) -> bytes:
        """Return the bytes of a file as they are, empty where it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gave no text, and what to do about it; where in it, if that is known."""

    path: str
    reason: str
    help: str
    line: int = 1
    column: int = 1


class Tree(Protocol):
    """Lists and reads the files of a knowledge base: a working tree, or a git revision."""

    def paths(self) -> tuple[str, ...]:
        """Return every file by its path relative to the knowledge base, sorted."""
        ...

    def faults(self) -> tuple[Unreadable, ...]:
        """Return entries that are no readable files: links that lead out, loops, pipes."""
        ...

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file, or why there is none."""
        ...


LARGEST_FILE = 5_000_000
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def is_skipped_folder(name: str) -> bool:
    """Whether a folder never holds records: hidden ones and what tools install."""
    return name.startswith(".") or name in _SKIPPED_FOLDERS


def too_large(path: str, size: int) -> Unreadable:
    """Say that a file is larger than any record."""
    return Unreadable(
        path,
        f"is {size / 1_000_000:,.0f} MB; at most {LARGEST_FILE / 1_000_000:,.0f} MB are read",
        "move logs and exports out of the knowledge base and link to them",
    )


def leads_out(path: str, target: str) -> Unreadable:
    """Say that a symbolic link leaves the knowledge base, goes in a circle or leads nowhere."""
    return Unreadable(
        path,
        f"is a symbolic link to {target!r}, which is not a file of this knowledge base",
        "replace the link by the file itself",
    )
