"""One whole process, measured from outside. Linux and macOS; the tree's memory on Linux only."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KIB_PER_MAXRSS: Final = 1 if sys.platform.startswith("linux") else 1 / 1024
SAMPLING_SECONDS: Final = 0.01


@dataclass(frozen=True)
class Usage:
    """What one run took: seconds of wall time, seconds of CPU in the whole tree, and memory.

    `peak_mib` is the largest single process of the tree, as the kernel counts it.
    """

    wall: float
    cpu: float
    peak_mib: float
    exit_code: int


def measured(command: Sequence[str], folder: Path) -> Usage:
    """Run the command in the folder with an empty cache folder; its output is thrown away."""
    with tempfile.TemporaryDirectory() as cache:
        start = time.perf_counter()
        process = _started(command, folder, cache)
        # wait4 counts the children the process waited for, so worker processes are included.
        # The kernel starts a child's peak at the size of its parent: keep this process small.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return Usage(wall, cpu, usage.ru_maxrss * KIB_PER_MAXRSS / 1024, process.returncode)


def peak_of_tree(command: Sequence[str], folder: Path) -> float | None:
    """Peak MiB of all processes of the tree together, shared pages counted once.

    Sampled, so a run of its own that is not timed; None where the kernel does not tell.
    """
    if not sys.platform.startswith("linux"):
        return None
    peak = 0
    with tempfile.TemporaryDirectory() as cache:
        process = _started(command, folder, cache)
        while process.poll() is None:
            peak = max(peak, sum(_proportional_kib(pid) for pid in _tree(process.pid)))
            time.sleep(SAMPLING_SECONDS)
    return peak / 1024


def _started(command: Sequence[str], folder: Path, cache: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"XDG_CACHE_HOME": cache}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _proportional_kib(pid: int) -> int:
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""  # the process ended meanwhile
