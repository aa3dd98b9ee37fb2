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
class Place:
    """Where something is, without knowing lines.

    path: the file, relative to the knowledge base, with forward slashes.
    at: the keys that lead to a value (rows of a CSV table count from 0), a stretch of bytes,
        or None for the file as a whole.
    """

    path: str
    at: FieldPath | ByteRange | None = None


class Sources(Protocol):
    """The text behind a loaded knowledge base, read again only where a finding points."""

    def locate(self, place: Place) -> Span:
        """Return the lines and columns of `place`; the nearest parent where a key is absent."""
        ...

    def line(self, path: str, number: int) -> str:
        """Return one line without its end; empty where there is none."""
        ...
