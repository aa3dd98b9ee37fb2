"""What a fix changes in a file: stretches of bytes, and nothing else."""

from collections.abc import Iterable
from typing import NamedTuple

from relaybook.source import FieldPath

LIST_INDENTATION = "list-indentation"
"""The name of the one fix that belongs to no rule."""


class Edit(NamedTuple):
    """New bytes in the place of a stretch of a file."""

    start: int
    end: int
    new: bytes


class Correction(NamedTuple):
    """One fault that is mended, and how that may change what a reader sees.

    rule: whose finding it mends. start, end: the place of that finding, in bytes. edits: in order.
    block: the place of the one code block that changes among all of the page, -1 for none; info
    and code: its info string and its text afterwards. field: the path of the one field that
    changes, empty for none; value: what it says afterwards. joins: whether what stands outside a
    list comes into it.
    """

    rule: str
    start: int
    end: int
    edits: tuple[Edit, ...]
    block: int = -1
    info: str = ""
    code: str = ""
    field: FieldPath = ()
    value: str = ""
    joins: bool = False


def corrected(data: bytes, corrections: Iterable[Correction]) -> bytes:
    """Return the bytes of a file with `corrections` made; raises ValueError where two overlap."""
    pieces, at = [], 0
    for edit in sorted(edit for one in corrections for edit in one.edits):
        if edit.start < at:
            raise ValueError("two corrections change the same bytes")
        pieces += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*pieces, data[at:]])
