"""A git repository with a pull request that breaks a link and takes an undo away."""

import os
import subprocess
from pathlib import Path

from tests.cli.sample_base import FILES, write

RUNBOOK = "runbooks/restart.md"
_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@example.com"))
}


def git(folder: Path, *words: str) -> None:
    environment = {**os.environ, **_IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, check=True)


def pull_request(repository: Path) -> Path:
    """Write the repository, with the branch of the pull request checked out; return the base."""
    base = write(repository / "kb", FILES)
    git(repository, "init", "--quiet", "--initial-branch=main")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Restart the ledger")
    git(repository, "switch", "--quiet", "--create", "shorter")
    text = FILES[RUNBOOK].replace("\n    **Undo:** `kubectl rollout undo deploy/ledger`\n", "")
    text = text.replace("The levels of the ledger.", "Escaladé à : [l'éditeur](../vendors/).")
    write(base, {RUNBOOK: text})
    git(repository, "commit", "--quiet", "--all", "--message=Say it shorter")
    return base
