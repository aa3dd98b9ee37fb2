"""Measure `relaybook trend` over a made history, cold, from its cache and without one.

    python -m benchmarks.trend --documents 1000 --commits 200

Whole processes, wall and CPU seconds; nothing here asserts a time. Wanted for 200 commits of 1,000
documents on two cores: 30 s cold, 3 s cached. The outputs of all runs are compared.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.trend.made_history import write_history


class Run(NamedTuple):
    """What one process took. cpu: of it and all processes that it started."""

    wall: float
    cpu: float
    output: bytes


def main() -> int:
    """Measure, print, and return 1 where two runs said different things."""
    parser = argparse.ArgumentParser(description="Measure trend over a made history.")
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--handed-over", type=int, default=0, help="systems in a handover")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_history(folder, options.documents, options.commits, options.handed_over)
        runs = {
            "cold": _run(folder),
            "cached": _run(folder),
            "without cache": _run(folder, "--no-cache"),
        }
    print(f"{options.commits} commits of {options.documents:,} documents")
    for what, run in runs.items():
        print(f"{what:<14} {run.wall:7.2f} s wall {run.cpu:7.2f} s CPU")
    is_same = len({run.output for run in runs.values()}) == 1
    print("all said the same" if is_same else "RUNS DIFFER")
    return 0 if is_same else 1


def _run(folder: Path, *words: str) -> Run:
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "relaybook", "trend", "--since", "2000-01-01"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--format", "json", *words],
        cwd=folder / "repository",
        env=environment,
        capture_output=True,
        check=True,
    )
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, done.stdout)


if __name__ == "__main__":
    sys.exit(main())
