"""Whether two shapes are the same, and in words what differs first."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from relaybook.graph.draw.words import plural
from relaybook.site.parity.shape import Part, Shape

_KINDS = {"list": "ordered list", "item": "step", "code": "code block"}


@dataclass(frozen=True, slots=True)
class Difference:
    """How a page differs from its source.

    said: what differs, for a message. part: the first part of the source that the page does not
    show as it is written; None where the page shows more than there is.
    """

    said: str
    part: Part | None


def difference(source: Shape, page: Shape, furniture: Shape = ()) -> Difference | None:
    """Return how a page differs from its source; None where it shows what was written.

    furniture: those parts of both that are not the author's, so are not counted in the words.
    """
    for wanted, shown in zip_longest(source, page):
        if wanted is None or shown is None or not _is_shown(wanted, shown):
            counts = (_counts(source, furniture), _counts(page, furniture))
            return Difference(f"{_first(wanted, shown)}{_compared(*counts)}", wanted)
    return None


def _is_shown(wanted: Part, shown: Part) -> bool:
    if (wanted.kind, wanted.step) != (shown.kind, shown.step):
        return False
    return not wanted.words or wanted.words == shown.words


def _first(wanted: Part | None, shown: Part | None) -> str:
    if wanted is None:
        return f"{shown.name} is shown and not written" if shown else ""
    if shown is None:
        return f"{wanted.name} is missing"
    if (wanted.kind, wanted.step) == (shown.kind, shown.step):
        return f"{wanted.name} is shown with another text"
    return f"{wanted.name} is missing, or stands elsewhere than where it is written"


def _counts(shape: Shape, furniture: Shape) -> Counter[str]:
    """Count the author's own parts of each kind."""
    counts: Counter[str] = Counter(part.kind for part in shape)
    counts.subtract(part.kind for part in furniture)
    return counts


def _compared(written: Counter[str], shown: Counter[str]) -> str:
    if written == shown:
        return ""
    differing = [kind for kind in _KINDS if written[kind] != shown[kind]]
    told = (f"{shown[kind]} of {plural(written[kind], _KINDS[kind])}" for kind in differing)
    return f"; it shows {', '.join(told)}"
