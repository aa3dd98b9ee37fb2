"""Measure the dependency graph as it grows and print a table; nothing here asserts a time.

    python -m benchmarks.graph --sizes 500 2000 8000

CPU seconds of one process; check spreads rules over several. The exponent is the slope of time
over size, both as logarithms: 1 is linear.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path

from benchmarks.graph.made_systems import write_systems
from benchmarks.graph.measures import Measured, measure

_SLOWEST = 5
_COLUMNS: tuple[tuple[str, Callable[[Measured], float]], ...] = (
    ("checks s", lambda one: one.checks),
    ("recovery s", lambda one: one.recovery),
    ("layout s", lambda one: one.layout),
    ("map page s", lambda one: one.page),
    ("payload KB", lambda one: one.payload / 1000),
    ("gzip KB", lambda one: one.packed / 1000),
)
_WANTED = "wanted at 2000 systems: checks 1 s, layout of all views 2 s, payload 400 KB"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description="Measure the dependency graph as it grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2_000, 8_000])
    parser.add_argument("--runs", type=int, default=3, help="of which the quickest counts")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        found = [
            _quickest(Path(temporary) / str(size), size, options) for size in sorted(options.sizes)
        ]
    print("\n".join([*_table(found), *_growth(found), "", *_slowest(found)]))
    return 0


def _quickest(folder: Path, size: int, options: argparse.Namespace) -> Measured:
    write_systems(folder, size, options.seed)
    return min((measure(folder) for _ in range(options.runs)), key=lambda one: one.checks)


def _table(found: Sequence[Measured]) -> Iterator[str]:
    yield f"{'systems':>8}{'needs':>8}" + "".join(f"{name:>12}" for name, _ in _COLUMNS)
    for one in found:
        cells = (f"{value(one):>12.3f}" for _, value in _COLUMNS)
        yield f"{one.systems:>8}{one.needs:>8}" + "".join(cells)


def _growth(found: Sequence[Measured]) -> Iterator[str]:
    if len(found) > 1:
        cells = (f"{_exponent(found[0], found[-1], value):>12.2f}" for _, value in _COLUMNS)
        yield f"{'exponent':>16}" + "".join(cells)
    yield _WANTED


def _exponent(small: Measured, large: Measured, value: Callable[[Measured], float]) -> float:
    least = 1e-6  # a clock may see nothing of what is small
    rise = max(value(large), least) / max(value(small), least)
    return log(rise) / log(large.systems / small.systems)


def _slowest(found: Sequence[Measured]) -> Iterator[str]:
    for one in found:
        ranked = sorted(one.rules.items(), key=lambda entry: -entry[1])[:_SLOWEST]
        named = ", ".join(f"{name} {seconds:.3f} s" for name, seconds in ranked)
        yield f"slowest of {len(one.rules)} rules at {one.systems}: {named}"


if __name__ == "__main__":
    sys.exit(main())
