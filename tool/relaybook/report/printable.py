"""Text that nobody has checked, made fit for a terminal."""

import re
import unicodedata
from collections.abc import Iterator

# Controls could move the cursor or change its colour; the others reverse or split what is read.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]|[\t\n]"
)


def printable(text: str) -> str:
    """Return `text` on one line: what a terminal would obey is shown as an escape."""
    return text if text.isascii() and text.isprintable() else _UNFIT.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    if found[0] in "\t\n":
        return " "
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break `text` into lines of at most `width` columns; a longer word stands alone.

    first, rest: what the first line and those after it start with; rest defaults to blanks.
    """
    rest = " " * columns(first) if rest is None else rest
    return list(_lines(printable(text).split(), width, first, rest))


def _lines(words: list[str], width: int, first: str, rest: str) -> Iterator[str]:
    line, filled = first, False
    for word in words:
        if filled and columns(line) + 1 + columns(word) > width:
            yield line
            line, filled = rest, False
        line += (" " if filled else "") + word
        filled = True
    yield line.rstrip()
