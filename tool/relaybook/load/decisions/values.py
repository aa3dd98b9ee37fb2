"""Values of decisions as they are written: lists of names, and text that a template left."""

import re
from collections.abc import Iterator
from typing import Any

from relaybook.load.decisions.references import references_in
from relaybook.model.placeholder import is_placeholder

_LONGEST = 1_500
_COMMA = re.compile(r"[,;](?![^()\[\]]*[)\]])|\s*<br\s*/?>\s*|\n")
_LINK = re.compile(r"\[([^][]*)\](?:\([^()]*\))?")
_NOBODY = frozenset({"", "n/a", "na", "none", "nobody", "no one", "-", "\u2013", "\u2014", "tbd"})
_ASKS = re.compile(
    r"(?i)(?:@?\{|\[?(?:list (?:everyone|of )|yyyy|dd[-/]mm|mm[-/]dd|date when|<[^>]*>))"
)


def names_in(text: str) -> Iterator[str]:
    """Yield the names in a text such as "A. Example, [B](https://...) (chair)"."""
    for part in _COMMA.split(text):
        name = re.sub(r"^[-*+]\s+", "", _LINK.sub(r"\1", part).strip().strip("*`").strip())
        if name.lower() not in _NOBODY:
            yield name


def is_nothing(text: str) -> bool:
    """Whether a text says that there is none."""
    return text.strip().strip("*_.").lower() in _NOBODY


def asks_for_value(text: str) -> bool:
    """Whether a text is that of a template, which asks for a value."""
    if text[:1].isalnum() and text[:1] not in "lydmLYDM":
        return False
    plain = text.strip()
    return bool(_ASKS.match(plain)) or (plain[:1] in "[{<" and is_placeholder(plain))


def reference_names(text: str) -> tuple[tuple[str, str], ...]:
    """Return (reference, words of its link) of each decision that a value names."""
    found = tuple((one.name, one.words) for one in references_in(text))
    if found or is_nothing(text):
        return found
    return tuple((name, "") for name in names_in(text))


def scalars(value: Any) -> tuple[str, ...] | None:
    """Return the texts of a value and of a list of texts; None where it holds anything else."""
    if value.__class__ is str:
        return (value[:_LONGEST],)
    items = value if isinstance(value, list) else [value]
    if any(isinstance(one, dict | list | bool) for one in items):
        return None
    return tuple(str(one)[:_LONGEST] for one in items if one is not None)
