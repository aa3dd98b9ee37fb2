"""Headings in any script as words that can be compared: without case, number and punctuation."""

import re
import unicodedata

_NUMBER = re.compile(r"^(?:step\s+)?[\d.\s)(:]+(?=\D)")
_ASCII_NOISE = re.compile(r"[^a-z0-9\s]+")
_APART = re.compile(r"[-_\u2010-\u2015\s]+")
_PARTS = re.compile(
    r"\s*[,/&:;+()|\u3001\u30fb]\s*|\s+[-\u2013\u2014]\s+"
    r"|\s*(?<![^\s(,;:/])(?:and|or|und|oder|et|ou|y|e|o|och|en|of|\u0914\u0930|\u092f\u093e)\s+"
    r"|\s*(?:\u53ca\u3073|\u304a\u3088\u3073|\u3068|\u548c)\s*"
)


def plain(heading: str) -> str:
    """Return the words of a heading: `2. Roll-back steps!` is `roll back steps`."""
    text = unicodedata.normalize("NFKC", heading).casefold().strip()
    text = _APART.sub(" ", _NUMBER.sub("", text))
    if text.isascii():
        kept = _ASCII_NOISE.sub("", text)
    else:
        # Marks stay: vowels of Indian scripts are marks.
        kept = "".join(sign for sign in text if unicodedata.category(sign)[0] not in "PSC")
    return " ".join(kept.split())


def key(heading: str) -> str:
    """Return by what a heading is looked up: `Roll back`, `Roll-back` and `Rollback` are one."""
    return plain(heading).replace(" ", "")


def parts(heading: str) -> list[str]:
    """Return what a combined heading is made of: `Diagnosis and mitigation` has two parts."""
    text = " ".join(unicodedata.normalize("NFKC", heading).casefold().split())
    return [part for part in _PARTS.split(text) if part]
