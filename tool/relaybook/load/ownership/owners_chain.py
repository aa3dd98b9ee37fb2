"""Who owns a path according to the OWNERS files of its folders, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relaybook.load.ownership.claim import Claim, Handle
from relaybook.load.ownership.owners_file import OwnersFile

_ROLES = ("approvers", "reviewers")


@dataclass(frozen=True, slots=True)
class OwnersChain:
    """All OWNERS files, by their folder counted from the root of the repository."""

    files: Mapping[str, OwnersFile]

    def claims(self, path: str) -> Iterator[Claim]:
        """Yield who owns `path`: the approvers, and only where there are none the reviewers."""
        for role in _ROLES:
            found = list(self._named(role, path))
            yield from found
            if found:
                return

    def _named(self, role: str, path: str) -> Iterator[Claim]:
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            if file := self.files.get(folder):
                inside = path.removeprefix(f"{folder}/") if folder else path
                if people := file.named(role, inside):
                    yield _claim(people, folder)
                if file.ends:
                    return


def _claim(people: tuple[Handle, ...], folder: str) -> Claim:
    nearness = folder.count("/") + 1 if folder else 0
    return Claim(people, people[0].place, nearness, catch_all=not folder)
