"""Two graphs held against each other, for other programs."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from relaybook.graph.compare import Comparison, Pair

VERSION = 1


def render(comparison: Comparison, problems: Sequence[str] = ()) -> str:
    """Return an object with `both`, `only_here`, `only_there` and the score of each system."""
    content = {
        "version": VERSION,
        "format": comparison.observed.format,
        "files": list(comparison.observed.files),
        "window": comparison.observed.window or None,
        "jaccard": round(comparison.jaccard, 4),
        "both": _pairs(comparison, comparison.both),
        "only_here": _pairs(comparison, comparison.only_here),
        "only_there": _pairs(comparison, comparison.only_there),
        "unknown": dict(comparison.unknown),
        "skipped": dict(comparison.skipped),
        "left_out": dict(comparison.left_out),
        "problems": list(problems),
        "systems": [
            {
                "system": one.system,
                "both": one.both,
                "only_here": one.only_here,
                "only_there": one.only_there,
                "jaccard": round(one.jaccard, 4),
            }
            for one in comparison.systems
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def _pairs(comparison: Comparison, pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    return [
        {"from": one[0], "to": one[1], "calls": comparison.calls.get(one)} for one in sorted(pairs)
    ]
