"""What somebody probably meant."""

import difflib
from collections.abc import Iterable

_ENOUGH = 0.75
_MOST_COMPARED = 5_000


def nearest(written: str, known: Iterable[str]) -> str:
    """Return the known word closest to `written`; empty where none is close."""
    near_in_length = [
        word for word in sorted(known) if abs(len(word) - len(written)) <= max(3, len(written) // 4)
    ]
    close = difflib.get_close_matches(written, near_in_length[:_MOST_COMPARED], n=1, cutoff=_ENOUGH)
    return close[0] if close else ""
