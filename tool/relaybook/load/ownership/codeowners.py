"""Which line of a CODEOWNERS file decides about a path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from relaybook.load.ownership.claim import Claim, OwnersFault
from relaybook.load.ownership.codeowners_syntax import CodeOwners, Entry, Section
from relaybook.load.ownership.globs import NamePattern

# What may decide about a file of one folder: None takes every file, and nearness is known.
_Candidate = tuple[NamePattern | None, Entry, int, bool]


@dataclass(frozen=True)
class CodeOwnersLines:
    """Answers for one file; what the lines say of a folder is worked out once."""

    file: CodeOwners
    _known: dict[tuple[int, str], tuple[list[_Candidate], list[Entry]]] = field(
        default_factory=dict
    )

    @property
    def faults(self) -> tuple[OwnersFault, ...]:
        """What could not be read."""
        return self.file.faults

    def claims(self, path: str) -> Iterator[Claim]:
        """Yield who owns `path`, counted from the root of the repository.

        What a section asks for comes before what it leaves open (`^[Docs]`).
        """
        folder, _, name = path.rpartition("/")
        found: dict[tuple[bool, bool, int], Claim] = {}
        for number, section in enumerate(self.file.sections):
            if claim := self._claim(number, section, folder, name):
                key = (section.optional, claim.catch_all, -claim.nearness)
                found[key] = _both(found[key], claim) if key in found else claim
        yield from (claim for _, claim in sorted(found.items(), key=lambda one: one[0]))

    def _claim(self, number: int, section: Section, folder: str, name: str) -> Claim | None:
        key = (number, folder)
        if key not in self._known:
            self._known[key] = _about(section, folder.split("/") if folder else [])
        candidates, excluding = self._known[key]
        path = f"{folder}/{name}" if folder else name
        if any(one.fits(path) for entry in excluding for one in entry.patterns):
            return None
        for looks, entry, nearness, catch_all in candidates:
            if looks is None or looks.fits(name):
                owned = Claim(entry.owners, entry.place, nearness, catch_all)
                return owned if entry.owners else None
        return None


def _both(one: Claim, other: Claim) -> Claim:
    """Join what two sections say that are as near: each of them must agree to a change."""
    return replace(one, handles=(*one.handles, *other.handles))


def _about(section: Section, folders: list[str]) -> tuple[list[_Candidate], list[Entry]]:
    """Return the lines that may decide about files of a folder, the last one first."""
    candidates: list[_Candidate] = []
    for entry in reversed(section.entries):
        if not entry.excludes:
            candidates += _candidates(entry, folders)
            if candidates and candidates[-1][0] is None:
                break
    return candidates, [entry for entry in section.entries if entry.excludes]


def _candidates(entry: Entry, folders: list[str]) -> Iterator[_Candidate]:
    for pattern in entry.patterns:
        inside = pattern.takes_in(folders)
        whole = pattern.takes_folder(folders) or (inside is not None and inside.is_any)
        if whole or inside is not None:
            nearness = pattern.nearness(folders)
            yield None if whole else inside, entry, nearness, pattern.names_nothing()
