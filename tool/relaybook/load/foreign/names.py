"""Foreign names as ids of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_GAP = re.compile(r"[^\w.-]+")
_EDGES = "-._"
_LONGEST = 100


def our_id(name: str) -> str:
    """Return the id for a foreign name, unchanged where it may be one; empty where none is left.

    An id is also the name of a file: it holds no slash, no blank and does not begin with a dot.
    """
    if _ID.fullmatch(name):
        return name[:_LONGEST]
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    return _GAP.sub("-", plain).strip(_EDGES)[:_LONGEST].rstrip(_EDGES)


def free(wanted: str, taken: Container[str], *others: str) -> str:
    """Return the first of `wanted` and `others` that is not taken, else one with a number."""
    for one in (wanted, *others):
        if one not in taken:
            return one
    last = (wanted, *others)[-1]
    number = 2
    while f"{last}-{number}" in taken:
        number += 1
    return f"{last}-{number}"
