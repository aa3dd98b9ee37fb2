"""Time to read the history of 10,000 files and 5,000 commits, against git's own listing of it.

Run it as `python -m benchmarks.history`. The floor is `git log --raw` in the same run, so the ratio
says the same on a slow machine.
"""

import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

FILES, COMMITS, FILES_OF_A_COMMIT = 10_000, 5_000, 3
SEED = 20261123
_BEGAN = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp())
_HOUR = 3_600


def page(number: int, edit: int, reviewed: int) -> str:
    steps = "".join(f"{one}. Look at host {number}-{one}, edit {edit}.\n" for one in range(1, 9))
    front = f"---\nsystems: [s{number % 100}]\nlast_reviewed_on: 2025-01-{reviewed:02}\n---\n"
    return f"{front}\n# Page {number}\n\n## Steps\n\n{steps}\n{'Words of the page. ' * 60}\n"


def stream() -> Iterator[str]:
    """Yield what `git fast-import` reads: one commit of all files, then edits of some."""
    chance = random.Random(SEED)
    state = dict.fromkeys(range(FILES), (0, 1))
    yield from commit(0, {number: page(number, 0, 1) for number in state})
    for index in range(1, COMMITS):
        changed = {}
        for number in chance.sample(range(FILES), FILES_OF_A_COMMIT):
            edit, reviewed = state[number]
            is_review = chance.random() < 0.3
            state[number] = (edit, reviewed % 28 + 1) if is_review else (edit + 1, reviewed)
            changed[number] = page(number, *state[number])
        yield from commit(index, changed)


def commit(index: int, pages: dict[int, str]) -> Iterator[str]:
    when = f"Ada Example <ada@example.com> {_BEGAN + index * _HOUR} +0000"
    yield f"commit refs/heads/main\nauthor {when}\ncommitter {when}\ndata 4\nEdit\n"
    for number, text in pages.items():
        yield f"M 100644 inline runbooks/{number % 100:02}/page-{number}.md\n"
        yield f"data {len(text.encode())}\n{text}\n"


def write_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    given = "".join(stream()).encode()
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=given, check=True)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def floor(folder: Path) -> object:
    return subprocess.run(
        ["git", "log", "--raw", "-z", "--no-abbrev"], cwd=folder, capture_output=True, check=True
    )


def main() -> None:
    import os  # noqa: PLC0415 - the cache must lie in the folder of this run before it is read

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kb"
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        from relaybook.git.history import read_history  # noqa: PLC0415

        write_repository(folder)
        times = {
            "git log --raw": seconds(lambda: floor(folder)),
            "first time": seconds(lambda: read_history(folder)),
            "again": seconds(lambda: read_history(folder)),
            "without cache": seconds(lambda: read_history(folder, use_cache=False)),
        }
        base = min(times["git log --raw"], seconds(lambda: floor(folder)))
        print(f"{FILES:,} files, {COMMITS:,} commits")
        for what, took in times.items():
            print(f"{what:<14} {took:6.2f} s  {took / base:5.2f} times `git log --raw`")


if __name__ == "__main__":
    main()
