"""Files outside of records that a command names, as a tree of their own."""

import os
from collections.abc import Sequence
from pathlib import Path

from relaybook.config import Configuration
from relaybook.config_exchange import CompareSource, ForeignSource, ImportFormat, ImportSource
from relaybook.errors import UsageError
from relaybook.load.foreign.files import chosen
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable

_MAPPED = ("mapping", "gitlab")


class NamedFiles:
    """The files that were named, and what lies below folders that were; others beside can be read.

    Nothing else is listed, since the folder of a file may be somebody's home.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        found = [Path(os.path.realpath(path)) for path in paths]
        for path, real in zip(paths, found, strict=True):
            if not real.exists():
                raise UsageError(f"there is no file or folder {path}")
        homes = [one if one.is_dir() else one.parent for one in found]
        self.root = Path(os.path.commonpath(homes))
        self._named = [one.relative_to(self.root).as_posix() for one in found]
        self._tree = WorkingTree(self.root)

    @property
    def named(self) -> tuple[str, ...]:
        """The given paths, relative to `root`."""
        return tuple(self._named)

    def paths(self) -> tuple[str, ...]:
        """Return the files; see `Tree`."""
        files = [one for one in self._named if not (self.root / one).is_dir()]
        folders = [one for one in self._named if (self.root / one).is_dir()]
        below = chosen(self._tree.paths(), folders) if folders else ()
        return tuple(sorted({*files, *below}))

    def faults(self) -> tuple[Unreadable, ...]:
        """Return nothing: only what was named is looked at."""
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file; see `Tree`."""
        return self._tree.read(path)


def source_of(
    format_: ImportFormat, named: Sequence[str], configuration: Configuration, files: Sequence[str]
) -> ForeignSource:
    """Return what is to be read, with the mapping that `imports` has for the format.

    Raises UsageError for a list that nobody has mapped.
    """
    described: tuple[ImportSource | CompareSource, ...] = (
        *configuration.imports,
        *configuration.compare.inputs,
    )
    for one in described:
        if one.format == format_ and format_ in _MAPPED and (one.systems or one.contacts):
            matched = chosen(files, one.file) or len(configuration.imports) == 1
            if matched:
                return ForeignSource(file=tuple(named), systems=one.systems, contacts=one.contacts)
    if format_ == "mapping":
        raise UsageError(
            "which keys say what is not known: describe the list under imports in relaybook.yml "
            "(format: mapping, with systems: {list: ..., id: ..., fields: {...}})"
        )
    return ForeignSource(file=tuple(named))
