"""How wide text is, roughly, where no font can be asked: wide enough for common sans-serifs."""

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -·")
_BROAD = frozenset("mwMW@%&")
_ELLIPSIS = "…"


@lru_cache(maxsize=4_096)
def _share(char: str) -> float:
    """Return the width of a character as a share of the font size."""
    if char in _NARROW:
        return 0.36
    if char in _BROAD:
        return 0.93
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if unicodedata.combining(char):
        return 0.0
    return 0.7 if char.isupper() else 0.6


def width_of(text: str, font_size: int) -> float:
    """Return about how many units `text` takes at `font_size`."""
    return sum(map(_share, text)) * font_size


def cut(text: str, width: float, font_size: int) -> str:
    """Return `text`, its end replaced by an ellipsis where it is wider than `width`."""
    if width_of(text, font_size) <= width:
        return text
    kept = text
    while kept and width_of(kept + _ELLIPSIS, font_size) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def wrapped(text: str, width: float, font_size: int, most: int) -> tuple[str, ...]:
    """Return `text` on at most `most` lines, the last one cut where there is more."""
    words = text.split(" ")
    lines: list[str] = []
    while words:
        count = 1
        while count < len(words) and width_of(" ".join(words[: count + 1]), font_size) <= width:
            count += 1
        if len(lines) == most - 1:
            count = len(words)
        lines.append(cut(" ".join(words[:count]), width, font_size))
        words = words[count:]
    return tuple(lines)
