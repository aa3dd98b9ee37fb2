"""A repository with a made knowledge base, whose records are edited commit by commit."""

import random
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.corpus import write_corpus

SEED = 20261123
_LAST = date(2026, 11, 20)
_HANDOVER = "handovers/northwind-exit.md"


def write_history(folder: Path, documents: int, commits: int, handed_over: int) -> Path:
    """Write the repository, one commit a day up to a fixed one, and return its folder.

    handed_over: how many systems are in a handover that is in progress; none without any.
    """
    write_corpus(folder, documents)
    files = _read(folder / "kb", handed_over)
    repository = folder / "repository"
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", repository], check=True)
    given = "".join(_stream(files, commits)).encode()
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository, input=given, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=repository, check=True)
    return repository


def _read(folder: Path, handed_over: int) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    systems = [path for path in files if path.startswith("systems/")][:handed_over]
    if systems:
        ids = ", ".join(Path(path).stem for path in systems)
        files[_HANDOVER] = (
            "---\ntitle: Northwind leaves\nstatus: in_progress\nfrom: northwind-scoring\n"
            f"to: team-000\ncontract: {{vendor: northwind-scoring}}\nsystems: [{ids}]\n---\n\n"
            "# Northwind leaves\n\n## Summary\n\nWe take over.\n\n## What changes for users\n\n"
            "Nothing.\n\n## What we do not know\n\nHow long it takes.\n"
        )
    return files


def _stream(files: dict[str, str], commits: int) -> Iterator[str]:
    """Yield what `git fast-import` reads: one commit of all files, then edits of a few."""
    chance = random.Random(SEED)
    first = _LAST - timedelta(days=commits - 1)
    yield from _commit(first, files)
    editable = [path for path in files if path.startswith(("runbooks/", "systems/", "decisions/"))]
    editable = [path for path in editable if "_defaults" not in path]
    for number in range(1, commits):
        chosen = chance.sample(editable, chance.randint(1, 4))
        for path in chosen:
            files[path] = _edited(path, files[path], number, chance)
        yield from _commit(first + timedelta(days=number), {path: files[path] for path in chosen})


def _edited(path: str, text: str, number: int, chance: random.Random) -> str:
    if path.endswith(".md"):
        return f"{text.rstrip()}\n\nEdited for the {number}. time.\n"
    lines = text.splitlines()
    owned = [at for at, line in enumerate(lines) if line.startswith("owner:")]
    if owned and chance.random() < 0.5:
        del lines[owned[0]]
    elif owned:
        lines[owned[0]] = f"owner: team-{chance.randrange(5):03d}"
    else:
        lines.append("owner: team-001")
    return "\n".join(lines) + "\n"


def _commit(day: date, files: dict[str, str]) -> Iterator[str]:
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    who = f"Ada Example <ada@example.com> {noon} +0000"
    yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 4\nEdit\n"
    for path, text in files.items():
        yield f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"
