"""What somebody probably meant."""

import difflib
from collections import defaultdict
from collections.abc import Iterable

_ENOUGH = 0.75
_MOST_COMPARED = 300


class KnownNames:
    """Names by their length, so that looking for the nearest of thousands stays cheap."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for name in sorted(names):
            self._by_length[len(name)].append(name)

    def nearest(self, written: str) -> str:
        """Return the name closest to `written`; empty where none is close.

        Among thousands only those that begin or end alike are compared.
        """
        slack = max(3, len(written) // 4)
        lengths = range(len(written) - slack, len(written) + slack + 1)
        candidates = [name for length in lengths for name in self._by_length.get(length, ())]
        if len(candidates) > _MOST_COMPARED:
            candidates = _alike(written, candidates)
        close = difflib.get_close_matches(
            written, sorted(candidates[:_MOST_COMPARED]), n=1, cutoff=_ENOUGH
        )
        return close[0] if close else ""


def nearest(written: str, known: Iterable[str]) -> str:
    """Return the known word closest to `written`; empty where none is close."""
    return KnownNames(known).nearest(written)


def _alike(written: str, candidates: list[str]) -> list[str]:
    """Return what shares the longest of a few beginnings, or an ending."""
    for length in (24, 16, 10, 6, 3):
        if found := [word for word in candidates if word.startswith(written[:length])]:
            return found
    return [word for word in candidates if word.endswith(written[-6:])]
