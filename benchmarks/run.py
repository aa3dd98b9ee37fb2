"""Measure `relaybook check` as whole processes and print a table; nothing here asserts a time.

    python -m benchmarks.run

makes two knowledge bases in a temporary folder, compares `check` without a cache to the floor
(`benchmarks/floor.py`) in alternating runs, and its findings to what was planted. Ends with 0
when the findings are exactly the planted ones, 1 when not, 2 when `relaybook` could not run.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.accuracy import Accuracy, accuracy
from benchmarks.corpus import read_manifest
from benchmarks.process import Usage, measured, peak_of_tree

REPOSITORY: Final = Path(__file__).resolve().parent.parent
FLOOR: Final = Path(__file__).with_name("floor.py")
SHOWN: Final = 10


@dataclass(frozen=True)
class Job:
    """One process to measure, and where it runs."""

    name: str
    command: tuple[str, ...]
    folder: Path


Runs = dict[str, list[Usage]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    options = _options(arguments)
    if shutil.which(options.relaybook) is None:
        print(f"no such command: {options.relaybook}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        try:
            return _measure(options, Path(temporary))
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure relaybook check against its floor.")
    beside = Path(sys.executable).with_name("relaybook")
    parser.add_argument("--relaybook", default=str(beside), help="the command to measure")
    parser.add_argument("--example", type=Path, default=REPOSITORY, help="a knowledge base")
    parser.add_argument("--small", type=int, default=1_000, help="documents")
    parser.add_argument("--large", type=int, default=10_000, help="documents")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each process")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _measure(options: argparse.Namespace, folder: Path) -> int:
    small, large = (_corpus(folder, size, options.seed) for size in (options.small, options.large))
    jobs = list(_jobs(options, small, large))
    runs = _alternating(jobs, options.runs)
    together = {job.name: peak_of_tree(job.command, job.folder) for job in jobs}
    found = {
        size: accuracy(options.relaybook, corpus, read_manifest(corpus))
        for size, corpus in ((options.small, small), (options.large, large))
    }
    print("\n".join([*_table(runs, together), "", *_ratios(runs, options, together), ""]))
    print("\n".join(line for size, result in found.items() for line in _found(size, result)))
    return 1 if any(result.missed or result.invented for result in found.values()) else 0


def _corpus(folder: Path, documents: int, seed: int) -> Path:
    """Written by another process, so that this one stays small: see `measured`."""
    target = folder / str(documents)
    command = [sys.executable, "-m", "benchmarks.corpus", str(documents), str(target)]
    subprocess.run(
        [*command, "--seed", str(seed)], cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL
    )
    return target


def _jobs(options: argparse.Namespace, small: Path, large: Path) -> Iterator[Job]:
    check = (options.relaybook, "check")
    for size, corpus in ((options.small, small), (options.large, large)):
        kb = corpus / "kb"
        yield Job(f"floor {size}", (sys.executable, str(FLOOR), str(kb)), kb)
        yield Job(f"check {size}", check, kb)
    yield Job("--version", (options.relaybook, "--version"), options.example)
    yield Job("check of the example", check, options.example)


def _alternating(jobs: Sequence[Job], count: int) -> Runs:
    """Each job once to warm the page cache and the bytecode, then all in turn, `count` times."""
    for job in jobs:
        code = measured(job.command, job.folder).exit_code
        if code not in {0, 1}:
            raise RuntimeError(f"{job.name} ended with {code}: {' '.join(job.command)}")
    runs: Runs = {job.name: [] for job in jobs}
    for _ in range(count):
        for job in jobs:
            runs[job.name].append(measured(job.command, job.folder))
    return runs


def _table(runs: Runs, together: dict[str, float | None]) -> Iterator[str]:
    yield f"{'medians':26}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'tree MiB':>10}"
    for name, usages in runs.items():
        wall, cpu, peak = (
            median(getattr(usage, what) for usage in usages) for what in ("wall", "cpu", "peak_mib")
        )
        tree = together[name]
        shown = "-" if tree is None else f"{tree:.0f}"
        yield f"{name:26}{wall:>9.3f}{cpu:>9.3f}{peak:>10.0f}{shown:>10}"


def _ratios(
    runs: Runs, options: argparse.Namespace, together: dict[str, float | None]
) -> Iterator[str]:
    small, large = options.small, options.large
    for size in (small, large):
        check, floor = runs[f"check {size}"], runs[f"floor {size}"]
        wall, cpu = _paired(check, floor, "wall"), _paired(check, floor, "cpu")
        yield f"check / floor at {size}: wall {wall:.2f} (wanted 1.5 at 10000), CPU {cpu:.2f}"
    growth = _paired(runs[f"check {large}"], runs[f"check {small}"], "wall")
    yield f"growth {small} -> {large}: {growth:.1f} times (wanted 10.5 from 1000 to 10000)"
    peak = max(usage.peak_mib for usage in runs[f"check {large}"])
    yield f"memory at {large}: {max(peak, together[f'check {large}'] or 0):.0f} MiB (wanted 250 MB)"
    for name, wanted in (("--version", 0.15), ("check of the example", 0.7)):
        yield f"{name}: {median(usage.wall for usage in runs[name]):.3f} s (wanted {wanted})"


def _paired(over: Sequence[Usage], under: Sequence[Usage], what: str) -> float:
    """The median ratio of runs made one after the other, which a slow minute distorts least."""
    pairs = zip(over, under, strict=True)
    return median(float(getattr(a, what)) / float(getattr(b, what)) for a, b in pairs)


def _found(size: int, result: Accuracy) -> Iterator[str]:
    counted = f"{result.planted} planted, {result.reported} reported"
    yield f"{size}: {counted}, recall {result.recall:.4f}, precision {result.precision:.4f}"
    for word, defects in (("missed", result.missed), ("invented", result.invented)):
        for defect in defects[:SHOWN]:
            yield f"  {word} {defect.path}:{defect.line} {defect.rule}"
        if len(defects) > SHOWN:
            yield f"  and {len(defects) - SHOWN} more {word}"


if __name__ == "__main__":
    sys.exit(main())
