"""CODEOWNERS as GitHub and GitLab write it: one pattern with its owners on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from relaybook.load.ownership.claim import Handle, OwnersFault
from relaybook.load.ownership.globs import ANY_FOLDERS, NamePattern, PathPattern
from relaybook.source import LineColumn, Place

Forge = Literal["github", "gitlab"]

_WORD = re.compile(r"(?:\\.|[^\s\\]|\\$)+")
_SECTION = re.compile(r"(?P<optional>\^)?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?=\s|$)")
_OWNER = re.compile(r"@@?[^\s@]+|[^\s@]+@[^\s@]+")
_MOST_ALTERNATIVES = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. patterns: any of which must fit. owners: empty where the line takes them away.

    excludes: whether the line leaves files out of its section for good.
    """

    patterns: tuple[PathPattern, ...]
    owners: tuple[Handle, ...]
    place: Place
    excludes: bool = False


@dataclass(slots=True)
class Section:
    """Lines of which the last that fits decides. owners: of lines that name none."""

    optional: bool = False
    owners: tuple[Handle, ...] = ()
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """All sections of a CODEOWNERS file, and what could not be read in it."""

    sections: tuple[Section, ...]
    faults: tuple[OwnersFault, ...]


def read_codeowners(path: str, text: str, forge: Forge | None = None) -> CodeOwners:
    """Read the text of the CODEOWNERS file at `path`.

    forge: whose syntax it is; where None, that follows from its folder and from its sections.
    """
    return _Reader(path, forge or forge_of(path, text)).read(text)


def forge_of(path: str, text: str) -> Forge:
    """Return whose syntax a file is in: of two folders, one forge each; else sections tell."""
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if folder in (".github", ".gitlab"):
        return "github" if folder == ".github" else "gitlab"
    is_gitlab = any(_SECTION.match(line.lstrip()) for line in text.split("\n"))
    return "gitlab" if is_gitlab else "github"


@dataclass
class _Reader:
    path: str
    forge: Forge
    faults: list[OwnersFault] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=lambda: {"": Section()})
    current: Section = field(init=False)

    def read(self, text: str) -> CodeOwners:
        self.current = self.sections[""]
        for number, line in enumerate(text.split("\n"), 1):
            self._line(number, line)
        return CodeOwners(tuple(self.sections.values()), tuple(self.faults))

    def _line(self, number: int, line: str) -> None:
        start = len(line) - len(line.lstrip())
        section = _SECTION.match(line, start) if self.forge == "gitlab" else None
        if section:
            self._open(section, number, line)
            return
        words = list(_words(line))
        if words and self._can_be_read(number, words[0]):
            self._entry(number, words)

    def _open(self, found: re.Match[str], number: int, line: str) -> None:
        """Enter a section; one that was there before goes on."""
        words = [(column, word) for column, word in _words(line) if column > found.end()]
        section = self.sections.setdefault(found["name"].strip().casefold(), Section())
        section.optional = section.optional or bool(found["optional"])
        section.owners = section.owners or self._owners(number, words)
        self.current = section

    def _entry(self, number: int, words: list[tuple[int, str]]) -> None:
        (column, written), *rest = words
        faults = len(self.faults)
        owners = self._owners(number, rest)
        if self.forge == "github" and len(self.faults) > faults:
            return  # GitHub passes over the whole line
        excludes = self.forge == "gitlab" and written.startswith("!")
        texts = _alternatives(written.removeprefix("!")) if self.forge == "gitlab" else [written]
        compiled = _gitlab if self.forge == "gitlab" else _github
        patterns = tuple(pattern for text in texts if (pattern := compiled(text)))
        if patterns:
            owners = owners or self.current.owners
            place = Place(self.path, LineColumn(number, column))
            self.current.entries.append(Entry(patterns, owners, place, excludes))
        else:
            self._fault(
                number, column, f"{written!r} is no file and no folder", "write `*` for all"
            )

    def _can_be_read(self, number: int, word: tuple[int, str]) -> bool:
        column, text = word
        if self.forge == "github" and text.startswith("!"):
            message, help_ = "GitHub knows no exceptions with `!`", "write a later line instead"
        elif self.forge == "github" and re.search(r"(?<!\\)\[", text):
            message, help_ = "GitHub knows no sets of characters in `[ ]`", "write a line for each"
        elif re.match(r"\^?\[[^\]]*$", text):
            message, help_ = "the heading of the section has no `]`", "write `[Section]`"
        else:
            return True
        self._fault(number, column, f"{message}, so the line is not read", help_)
        return False

    def _owners(self, number: int, words: list[tuple[int, str]]) -> tuple[Handle, ...]:
        owners = []
        for column, word in words:
            if _OWNER.fullmatch(word):
                owners.append(Handle(word, Place(self.path, LineColumn(number, column))))
            else:
                so = "so the line is not read" if self.forge == "github" else "so it is not read"
                help_ = "write @user, @organisation/team or an address"
                self._fault(number, column, f"{word!r} is no owner, {so}", help_)
        return tuple(owners)

    def _fault(self, line: int, column: int, message: str, help_: str) -> None:
        self.faults.append(OwnersFault(Place(self.path, LineColumn(line, column)), message, help_))


def _words(line: str) -> Iterator[tuple[int, str]]:
    """Yield each word of a line with its column, up to a comment."""
    for found in _WORD.finditer(line):
        if found[0].startswith("#"):
            return
        yield found.start() + 1, found[0]


def _github(text: str) -> PathPattern | None:
    """Read a pattern as `.gitignore` does: a slash before its end ties it to the root."""
    tied = "/" in text.rstrip("/")
    return _pattern(text, tied=tied, with_content=True)


def _gitlab(text: str) -> PathPattern | None:
    """Read a pattern as GitLab does: only a slash at its beginning ties it to the root."""
    return _pattern(text, tied=text.startswith("/"), with_content=False)


def _pattern(text: str, *, tied: bool, with_content: bool) -> PathPattern | None:
    names = [name for name in text.split("/") if name]
    if not names:
        return None
    names = names if tied else [ANY_FOLDERS, *names]
    if text.endswith("/"):
        # For git `**/` is any folder, but not the files beside it.
        names += ["*", ANY_FOLDERS] if with_content and names[-1] == ANY_FOLDERS else [ANY_FOLDERS]
    parts: list[NamePattern | None] = []
    for name in names:
        if name != ANY_FOLDERS:
            parts.append(NamePattern.of(name, with_sets=not with_content))
        elif parts[-1:] != [None]:
            parts.append(None)
    return PathPattern(tuple(parts), with_content)


def _alternatives(text: str) -> list[str]:
    """Write out `{a,b}`; what would be too many, or is not closed, stays as it is."""
    texts, done = [text], False
    while not done:
        done = True
        for at, one in enumerate(texts):
            found = re.search(r"(?<!\\)\{([^{}]*)\}", one)
            if found and len(texts) < _MOST_ALTERNATIVES:
                before, after = one[: found.start()], one[found.end() :]
                texts[at : at + 1] = [before + each + after for each in found[1].split(",")]
                done = False
                break
    return texts[:_MOST_ALTERNATIVES]
