"""Decisions as they were: other versions of some files, read the way those of today are."""

from collections.abc import Mapping

from relaybook.config import Configuration
from relaybook.load.knowledge_base import load
from relaybook.model.decision import Decision
from relaybook.source import Unreadable


class _Versions:
    """A tree of nothing but these files; see `Tree`."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._contents))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        missing = Unreadable(path, "is not among these versions", "name one of them")
        return self._contents.get(path, missing)


def read_versions(
    contents: Mapping[str, bytes], configuration: Configuration
) -> Mapping[str, Decision]:
    """Return the decisions in `contents` by path; what is none is left out."""
    if not contents:
        return {}
    found = load(_Versions(contents), configuration).documents
    return {one.path: one for one in found if isinstance(one, Decision)}
