"""Which file of today a name in an old commit means."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_GONE = "\0"  # no file is called so
_COMES = "AR"  # what git calls a file that was not there before


class _Noted(NamedTuple):
    number: int
    commit: int
    letter: str


class Names:
    """Follows renames from the newest commit back; each touch has a number, in the order noted."""

    def __init__(self) -> None:
        self._now: dict[str, str] = {}
        self._left_at: dict[str, int] = {}
        self._noted: dict[str, list[_Noted]] = {}
        self._count = 0

    def note(self, commit: int, letter: str, path: str) -> str:
        """Note that the commit numbered so touched `path`; return the name it has today."""
        name = self._now.get(path, path)
        if letter != "D":
            self._noted.setdefault(name, []).append(_Noted(self._count, commit, letter))
        elif any(one.letter in _COMES for one in self._noted.get(name, ())):
            # Before this the name was that of another file, which is gone.
            self._now[path] = f"{_GONE}{self._count}"
            self._left_at.setdefault(path, commit)
        self._count += 1
        return name

    def leave(self, commit: int, renames: Iterable[tuple[str, str]]) -> None:
        """Note the renames of a commit, once all it touched is noted: they hold before it."""
        found = [(former, self._now.get(path, path)) for former, path in renames]
        for former, name in found:
            self._now[former] = name
            self._left_at.setdefault(former, commit)

    def by_name(self) -> Mapping[str, list[int]]:
        """Return the numbers of touches by the name of today, newest first."""
        for former, name in self._now.items():
            if former != name and former in self._noted and not self._is_new(former):
                self._noted.setdefault(name, []).extend(self._noted.pop(former))
        return {
            name: sorted(one.number for one in some)
            for name, some in self._noted.items()
            if not name.startswith(_GONE)
        }

    def former(self, name: str) -> tuple[str, ...]:
        """Return the names that a file had before."""
        return tuple(sorted(old for old, now in self._now.items() if now == name and old != name))

    def _is_new(self, former: str) -> bool:
        """Whether another file took the name; else it is an edit on a branch beside the rename."""
        left_at = self._left_at[former]
        return any(one.letter in _COMES for one in self._noted[former] if one.commit <= left_at)
