"""Questions to git that neither write nor fetch, whatever the repository is set to do."""

from collections.abc import Sequence
from pathlib import Path

from relaybook.git.raw_differences import run
from relaybook.git.repository import GitCommandError, Repo, find_repository

# No lock and no refreshed index; no object is fetched late, by any transport, into a partial clone.
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
}


def find_for_reading(folder: Path) -> Repo | None:
    """Return the repository around `folder`, which then only reads; None where there is none."""
    repository = find_repository(folder)
    if repository is not None:
        repository.git.update_environment(**_ENVIRONMENT)
    return repository


def ask(repository: Repo, *words: str) -> str:
    """Return what git says; raises GitCommandError."""
    out: bytes = repository.git.execute(
        ["git", *words], stdout_as_string=False, strip_newline_in_stdout=False
    )
    return _text(out)


def ask_about(repository: Repo, lines: Sequence[str], *words: str) -> str:
    """Return what git says to `lines` on its input; raises GitCommandError."""
    return _text(run(repository, lines, words))


def ask_or_not(repository: Repo, *words: str) -> str:
    """Return what git says, stripped; empty where it refuses."""
    try:
        return ask(repository, *words).strip()
    except GitCommandError:
        return ""


def is_shallow(repository: Repo) -> bool:
    """Whether the oldest commits are missing here."""
    return (Path(repository.common_dir) / "shallow").is_file()


def _text(out: bytes) -> str:
    return out.decode("utf-8", "surrogateescape")
