"""What somebody probably meant."""

import difflib
from collections.abc import Iterable

_ENOUGH = 0.75
_MOST_COMPARED = 300


def nearest(written: str, known: Iterable[str]) -> str:
    """Return the known word closest to `written`; empty where none is close.

    Among thousands of names only those that begin or end alike are compared.
    """
    slack = max(3, len(written) // 4)
    candidates = [word for word in known if abs(len(word) - len(written)) <= slack]
    if len(candidates) > _MOST_COMPARED:
        candidates = _alike(written, candidates)
    close = difflib.get_close_matches(
        written, sorted(candidates[:_MOST_COMPARED]), n=1, cutoff=_ENOUGH
    )
    return close[0] if close else ""


def _alike(written: str, candidates: list[str]) -> list[str]:
    """Return what shares the longest of a few beginnings, or an ending."""
    for length in (24, 16, 10, 6, 3):
        if found := [word for word in candidates if word.startswith(written[:length])]:
            return found
    return [word for word in candidates if word.endswith(written[-6:])]
