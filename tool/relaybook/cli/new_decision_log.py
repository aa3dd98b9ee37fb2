"""Into which folder for decisions, and which log in it, a new decision goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from relaybook.errors import UsageError
from relaybook.scaffold.slug import slug

if TYPE_CHECKING:
    from relaybook.cli.opening import Opened


class Home(NamedTuple):
    """A configured folder for decisions, and the log below it, empty for none."""

    folder: str
    log: str = ""

    @property
    def path(self) -> str:
        """The folder of the log, relative to the knowledge base."""
        return "/".join(part for part in self if part and part != ".") or "."


def home_of(opened: Opened, given: str | None, systems: Sequence[str]) -> Home:
    """Return where a new decision goes.

    As given (a configured folder, a folder below one, or the name of a log), else the log of a
    system, else that of the current folder, else the only one. Raises UsageError for several.
    """
    homes = _Homes(opened)
    if given is not None:
        return homes.given(given)
    found = homes.of_systems(systems) or homes.around()
    possible = [found] if found else homes.possible()
    if len(possible) > 1:
        raise UsageError(homes.choice())
    return possible[0]


class _Homes:
    def __init__(self, opened: Opened) -> None:
        from relaybook.model.decision import Decision  # noqa: PLC0415 - slow to import

        configured = opened.base.configuration.folders.decisions
        self.folders = [one.strip("/").removeprefix("./") or "." for one in configured]
        self.below = opened.location.below
        decisions = [one for one in opened.base.documents if isinstance(one, Decision)]
        kept = {self._home(one.path.rpartition("/")[0]) for one in decisions}
        self.logs = sorted(one for one in kept if one)

    def _home(self, path: str) -> Home | None:
        """Return the deepest configured folder that holds a path, and what is left of it."""
        for folder in sorted(self.folders, key=len, reverse=True):
            if path == folder or path.startswith(f"{folder}/"):
                return Home(folder, path[len(folder) + 1 :])
        return Home(".", path) if "." in self.folders else None

    def given(self, written: str) -> Home:
        path = written.strip().removeprefix("./").rstrip("/")
        home = self._home(path)
        named = [one for one in self.logs if path in (one.log, one.path)]
        if home and home.folder != ".":
            return self._new(home)
        if len(named) == 1:
            return named[0]
        if len(self.folders) == 1:
            return self._new(Home(self.folders[0], path))
        ends = [Home(one) for one in self.folders if one.rpartition("/")[2] == path]
        if len(ends) == 1:
            return ends[0]
        raise UsageError(f"--log {written} names none of them: {self.choice()}")

    def _new(self, home: Home) -> Home:
        """Return a log that is there as it is, and another under a name that a folder can have."""
        if home in self.logs:
            return home
        parts = [slug(part) for part in home.log.split("/") if part.strip(".")]
        return Home(home.folder, "/".join(parts))

    def of_systems(self, systems: Sequence[str]) -> Home | None:
        for system in systems:
            named = [one for one in self.logs if one.log == system]
            if len(named) == 1:
                return named[0]
        return None

    def around(self) -> Home | None:
        """Return the log that the current folder is, or lies in."""
        for path in self.below:
            inside = [one for one in self.logs if f"{path}/".startswith(f"{one.path}/")]
            home = self._home(path)
            if inside:
                return max(inside, key=lambda one: len(one.path))
            if home and home.folder != "." and not self._below(home):
                return home
        return None

    def _below(self, home: Home) -> list[Home]:
        return [one for one in self.logs if f"{one.path}/".startswith(f"{home.path}/")]

    def possible(self) -> list[Home]:
        if len(self.folders) == 1:
            return self.logs or [Home(self.folders[0])]
        empty = [Home(one) for one in self.folders if not self._below(Home(one))]
        return sorted({*self.logs, *empty})

    def choice(self) -> str:
        if len(self.folders) == 1:
            names = ", ".join(one.log or "." for one in self.logs)
            return f"{self.folders[0]}/ holds several logs ({names}); choose one with --log"
        names = ", ".join(one.path for one in self.possible())
        return f"decisions are kept in several folders ({names}); choose one with --log"
