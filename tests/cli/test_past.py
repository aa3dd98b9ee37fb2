"""What the commands say of the history, in a real repository."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.git.repositories import commit, git

from relaybook.git import history as reading
from relaybook.model.digest import digest

STEP = "1. Look at the queue."
RUNBOOK = (
    f"---\nsystems: [ledger]\nauthors: [person:ada]\n---\n\n# Queue full\n\n## Steps\n\n{STEP}\n"
)
EXERCISE = f"""runbook: queue-full
digest: {digest(RUNBOOK.encode())}
date: 2026-09-12
mode: drill
by: [person:bo]
outcome: {{outcome}}
follow_up: Again in May.
steps: [{{{{number: 1, digest: {digest(STEP.encode())}, result: ok}}}}]
"""
PATH = "exercises/2026-09-12-queue-full.yaml"
ASKED = ("check", "--format", "json", "--select", "exercise-rewritten")


@pytest.fixture
def repository(base: Path) -> Path:
    git(base, "init", "--quiet")
    commit(base, "runbooks/queue-full.md", RUNBOOK, day="2026-09-01")
    commit(base, PATH, EXERCISE.format(outcome="fail"), day="2026-09-12")
    return base


def test_a_record_written_anew_is_found_before_it_is_committed(repository: Path, run: Run) -> None:
    assert json.loads(run(*ASKED).stdout)["findings"] == []

    (repository / PATH).write_text(EXERCISE.format(outcome="pass"))
    (finding,) = json.loads(run(*ASKED).stdout)["findings"]

    head = git(repository, "rev-parse", "HEAD")
    assert finding["message"] == (
        f"changed since it was filed on 2026-09-12 (commit {head[:10]}): `outcome`"
    )
    assert (finding["line"], finding["column"]) == (6, 1)


def test_the_cache_never_changes_what_is_said(repository: Path, run: Run) -> None:
    (repository / PATH).write_text(EXERCISE.format(outcome="pass"))
    first, again, without = run(*ASKED), run(*ASKED), run(*ASKED, "--no-cache")

    assert first.stdout == again.stdout == without.stdout


def test_explain_shows_the_signals(repository: Path, run: Run) -> None:
    git(repository, "checkout", "--quiet", "-b", "other")
    shown = run("explain", "runbooks/queue-full.md").stdout

    head = git(repository, "rev-parse", "HEAD~1")
    assert "Freshness: failed when last tried, on 12 Sep\n" in shown
    assert (
        f"  changed    text last changed on 2026-09-01\n"
        f"             - commit {head[:10]} by Ada Example\n"
    ) in shown
    assert "  exercised  on 2026-09-12, fail (drill)\n" in shown
    assert "  drifted    no sign\n" in shown


def test_a_shallow_clone_is_told_apart(
    repository: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")

    result = run(*ASKED)

    assert result.stderr == (
        "this clone is shallow, so what happened before it cannot be told; "
        "fetch the rest with `git fetch --unshallow`\n"
    )
    assert json.loads(result.stdout)["findings"] == []


@pytest.mark.parametrize(
    "words", [("--ignore", "exercise-rewritten,date-only-review-repeated"), ("--select", "no-op")]
)
def test_history_is_read_only_where_a_rule_asks(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    def never(*_: object) -> None:
        raise AssertionError(repository)

    monkeypatch.setattr(reading, "find_repository", never)
    words = ("--select", "broken-link") if words[1] == "no-op" else words

    assert run("check", *words).exit_code in (0, 1)
    assert run("check", "--select", "exercise-rewritten").exit_code == 2  # it was read
