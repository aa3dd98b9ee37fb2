"""The commits of one line of work that changed a folder, each merge as one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relaybook.errors import RevisionError
from relaybook.git.reading_only import ask, ask_or_not, find_for_reading, is_shallow
from relaybook.git.repository import Repo, prefix_of
from relaybook.owner_places import owner_files_above, to_repository


@dataclass(frozen=True, slots=True)
class Step:
    """A commit, and the day from which on everybody had it. Days never go back along a line."""

    commit: str
    day: date


@dataclass(frozen=True, slots=True)
class MainLine:
    """Steps, the oldest first. cut_off: whether older ones are missing in this clone."""

    steps: tuple[Step, ...]
    cut_off: bool = False


def main_line(folder: Path, since: str) -> MainLine:
    """Return the first-parent line of HEAD with what changed below `folder`.

    since: a revision, of which the commit at which HEAD left it comes first; or a day
    (`2026-01-31`), with what was there on that day first. Files above the folder that say who owns
    what count too. Raises RevisionError where there is no repository or no such revision.
    """
    repository = find_for_reading(folder)
    if repository is None:
        raise RevisionError(f"{folder} is not in a git repository, so it has no history")
    if not ask_or_not(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise RevisionError("there is no commit here yet, so there is no history")
    day = _day(since)
    fork = "" if day else _fork(repository, since)
    listed = _listed(repository, prefix_of(repository, folder), fork)
    steps = _from_day(listed, day) if day else [*_start(repository, fork), *listed]
    return MainLine(tuple(_forward(steps)), is_shallow(repository))


def _day(since: str) -> date | None:
    try:
        return date.fromisoformat(since)
    except ValueError:
        return None


def _fork(repository: Repo, revision: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = ask_or_not(repository, *words)
    if not commit:
        raise RevisionError(
            f"there is no revision {revision!r}, and it is no day such as 2026-01-31"
        )
    fork = ask_or_not(repository, "merge-base", commit, "HEAD")
    if not fork:
        raise RevisionError(f"{revision!r} and HEAD have no commit in common here")
    return fork


def _listed(repository: Repo, prefix: str, fork: str) -> list[Step]:
    """Return the commits after `fork`, the oldest first."""
    around = (to_repository(prefix, one) for one in owner_files_above(prefix))
    within = ["--", prefix, *sorted(set(around))] if prefix else []
    options = ("--first-parent", "--reverse", "--no-show-signature", "--format=%H %cs")
    words = ("--literal-pathspecs", "log", *options)  # a folder may be called `kb[1]`
    listed = ask(repository, *words, f"{fork}..HEAD" if fork else "HEAD", *within)
    return [_step(line) for line in listed.splitlines() if line]


def _start(repository: Repo, fork: str) -> list[Step]:
    """Return what was there before; where HEAD left `revision`."""
    return [_step(ask(repository, "log", "-1", "--no-show-signature", "--format=%H %cs", fork))]


def _step(line: str) -> Step:
    commit, _, day = line.strip().partition(" ")
    return Step(commit, date.fromisoformat(day))


def _from_day(listed: list[Step], day: date) -> list[Step]:
    """Return the steps from a day on; first, as of that day, the one before them."""
    before = [at for at, step in enumerate(listed) if step.day < day]
    if not before:
        return listed
    return [Step(listed[before[-1]].commit, day), *listed[before[-1] + 1 :]]


def _forward(steps: Iterable[Step]) -> list[Step]:
    """Let no day lie before the one of an earlier step: clocks differ, and work is rebased."""
    found: list[Step] = []
    for step in steps:
        last = found[-1].day if found else step.day
        found.append(Step(step.commit, max(step.day, last)))
    return found
