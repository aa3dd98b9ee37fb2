"""Real git repositories for tests, with the same commit ids on every machine."""

import subprocess
from pathlib import Path


def git(folder: Path, *words: str, author: str = "Ada Example", day: str = "2026-03-01") -> str:
    done = subprocess.run(
        ["git", "-c", f"user.name={author}", "-c", "user.email=ada@example.com", *words],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "HOME": str(folder),
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
        },
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def commit(folder: Path, path: str, text: str, **about: str) -> str:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", f"Change {path}", **about)
    return git(folder, "rev-parse", "HEAD")


def branch(folder: Path, name: str) -> None:
    git(folder, "checkout", "--quiet", "-b", name)


def merge(folder: Path, name: str, day: str) -> None:
    git(folder, "merge", "--quiet", "--no-ff", "-m", f"Merge {name}", name, day=day)
