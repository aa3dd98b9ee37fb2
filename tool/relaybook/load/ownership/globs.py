"""Patterns of paths as forges write them, matched folder by folder.

They come from files that anybody may write, so no regular expression is made of them: matching
takes time in proportion to pattern times path, whatever the pattern is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")
ANY_FOLDERS = "**"
_STAR = "*"
_ONE = "?"


@dataclass(frozen=True, slots=True)
class CharacterSet:
    """What one `[a-z]` of a pattern stands for."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool

    def holds(self, character: str) -> bool:
        """Whether the set stands for `character`."""
        inside = any(first <= character <= last for first, last in self.ranges)
        return inside is not self.negated


@dataclass(frozen=True, slots=True)
class Wildcard:
    """`*` or `?`; a plain character stands for itself."""

    sign: str


Token = str | Wildcard | CharacterSet


@dataclass(frozen=True)
class NamePattern:
    """One part of a pattern between slashes: what the name of a file or folder looks like."""

    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str, *, with_sets: bool) -> NamePattern:
        r"""Read `*.md`; `\` makes the next character plain. with_sets: whether `[a-z]` is a set."""
        tokens: list[Token] = []
        at = 0
        while at < len(text):
            token, at = _token(text, at, with_sets=with_sets)
            if token != Wildcard(_STAR) or tokens[-1:] != [token]:
                tokens.append(token)
        return cls(tuple(tokens))

    @property
    def is_any(self) -> bool:
        """Whether every name fits."""
        return self.tokens == (Wildcard(_STAR),)

    @cached_property
    def _plain(self) -> str | None:
        plain = [token for token in self.tokens if isinstance(token, str)]
        return "".join(plain) if len(plain) == len(self.tokens) else None

    def says_something(self) -> bool:
        """Whether it names anything: `*.md` and `*` fit files of every folder and subject."""
        plain = "".join(token for token in self.tokens if isinstance(token, str))
        return bool(plain) and not (self.tokens[0] == Wildcard(_STAR) and plain.startswith("."))

    def fits(self, name: str) -> bool:
        """Whether a name looks like this."""
        if self._plain is not None:
            return self._plain == name
        return self.is_any or matches(self.tokens, name, Wildcard(_STAR), _stands_for)


@dataclass(frozen=True)
class PathPattern:
    """A pattern of paths below the root of a repository.

    parts: names in order; None stands for any number of folders, and at the end for all below.
    with_content: whether a folder that fits takes everything in it, as in `.gitignore`.
    """

    parts: tuple[NamePattern | None, ...]
    with_content: bool

    def takes_folder(self, folders: Sequence[str]) -> bool:
        """Whether every file in and below the folder fits."""
        last = self.parts[-1]
        if last is None:
            return _path_matches(self.parts, folders)
        below = self.with_content and not last.is_any
        return below and _path_matches((*self.parts, None), folders)

    def takes_in(self, folders: Sequence[str]) -> NamePattern | None:
        """Return what files directly in the folder must look like; None where none fits."""
        last = self.parts[-1]
        return last if last is not None and _path_matches(self.parts[:-1], folders) else None

    def fits(self, path: str) -> bool:
        """Whether a path of a file, from the root of the repository, fits."""
        *folders, name = path.split("/")
        found = self.takes_in(folders)
        return self.takes_folder(folders) or (found is not None and found.fits(name))

    def names_nothing(self) -> bool:
        """Whether it names neither a folder nor a file, so that it is about everything."""
        return not any(part and part.says_something() for part in self.parts)

    def nearness(self, folders: Sequence[str]) -> int:
        """Return how many folders lead to the one that it takes as a whole.

        One more than there are where it takes only some files of the last.
        """
        for count in range(len(folders) + 1):
            inside = self.takes_in(folders[:count])
            if self.takes_folder(folders[:count]) or (inside is not None and inside.is_any):
                return count
        return len(folders) + 1


def matches(
    pattern: Sequence[T], items: Sequence[U], star: T, fits: Callable[[T, U], bool]
) -> bool:
    """Whether `items` are as `pattern` says, in which `star` stands for any number of them."""
    at = item = 0
    last_star, resume = -1, 0
    while item < len(items):
        if at < len(pattern) and pattern[at] == star:
            last_star, resume = at, item
            at += 1
        elif at < len(pattern) and fits(pattern[at], items[item]):
            at += 1
            item += 1
        elif last_star >= 0:
            resume += 1
            at, item = last_star + 1, resume
        else:
            return False
    return all(one == star for one in pattern[at:])


def _path_matches(parts: Sequence[NamePattern | None], folders: Sequence[str]) -> bool:
    return matches(parts, folders, None, lambda part, name: part is not None and part.fits(name))


def _stands_for(token: Token, character: str) -> bool:
    if isinstance(token, CharacterSet):
        return token.holds(character)
    return token == character if isinstance(token, str) else True


def _token(text: str, at: int, *, with_sets: bool) -> tuple[Token, int]:
    character = text[at]
    if character == "\\" and at + 1 < len(text):
        return text[at + 1], at + 2
    if character in (_STAR, _ONE):
        return Wildcard(character), at + 1
    end = text.find("]", at + 2) if with_sets and character == "[" else -1
    if end < 0:
        return character, at + 1
    return _character_set(text[at + 1 : end]), end + 1


def _character_set(text: str) -> CharacterSet:
    negated = text[0] in "!^" and len(text) > 1
    body = text[1:] if negated else text
    ranges = []
    at = 0
    while at < len(body):
        is_range = body[at + 1 : at + 2] == "-" and at + 2 < len(body)
        ranges.append((body[at], body[at + 2] if is_range else body[at]))
        at += 3 if is_range else 1
    return CharacterSet(tuple(ranges), negated)
