"""Keys of other tools in the front matter of somebody's pages."""

from collections import Counter
from collections.abc import Iterable

from relaybook.model.knowledge_base import LoadProblem

_FEWEST_PAGES = 3


def foreign_keys(problems: Iterable[LoadProblem]) -> list[tuple[str, int]]:
    """Return keys that several pages have and no kind of record knows, with counts, most first.

    A key that looks like a slip of the pen is left out.
    """
    counts = Counter(
        str(one.problem.place.at[0])
        for one in problems
        if one.rule == "unknown-field"
        and isinstance(one.problem.place.at, tuple)
        and len(one.problem.place.at) == 1
        and not one.problem.help.startswith("did you mean")
    )
    found = [(key, count) for key, count in counts.items() if count >= _FEWEST_PAGES]
    return sorted(found, key=lambda one: (-one[1], one[0]))
