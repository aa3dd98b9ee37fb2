"""Ids made of names as people type them."""

import re
import unicodedata
from collections.abc import Container

_LONGEST = 60
# Letters that lose nothing but a mark are left to Unicode; these are written with others.
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}
    | {"đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "&": " and ", "'": "", "\u2019": ""}
)
_LATIN_MARK = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_GAP = re.compile(r"[^\w\u0300-\u036f\u0900-\u0dff]+|_+")


def slug(name: str) -> str:
    """Return the id for a name: `Zürich Börse (2)` is `zuerich-boerse-2`.

    Letters of other scripts stay as they are. Raises ValueError where no letter or digit is left.
    """
    composed = unicodedata.normalize("NFKC", name).lower().translate(_LETTERS)
    plain = _LATIN_MARK.sub("", unicodedata.normalize("NFKD", composed))
    words = [word for word in _GAP.split(unicodedata.normalize("NFC", plain)) if word]
    if not any(character.isalnum() for word in words for character in word):
        raise ValueError(f"has no letter or digit to make a file name of: {name!r}")
    return _shortened("-".join(words))


def free_id(wanted: str, taken: Container[str], kind: str) -> str:
    """Return `wanted`, or where that is taken `wanted-kind`, then `wanted-kind-2` and so on."""
    if wanted not in taken:
        return wanted
    named = f"{wanted}-{kind}"
    number, free = 2, named
    while free in taken:
        free, number = f"{named}-{number}", number + 1
    return free


def _shortened(whole: str) -> str:
    if len(whole) <= _LONGEST:
        return whole
    start, _, _ = whole[: _LONGEST + 1].rpartition("-")
    return start or whole[:_LONGEST]
