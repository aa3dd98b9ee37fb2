"""Accepted decisions held against the base branch: what may change, and why it may."""

from itertools import permutations
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git
from tests.rules.decision_repository import OLD, found, only, record, started

from relaybook.rules.invalid_transition import FOLLOWING


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return started(tmp_path / "repository")


def test_an_accepted_text_is_held_against_where_the_branch_began(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "mine")
    commit(repository, OLD, record("Old", text="We did it."))

    finding = only(repository)
    assert (finding.rule, finding.path) == ("accepted-decision-edited", OLD)
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (8, 4, 7)
    assert finding.message == ("the text was accepted and has changed since main, first at 'did'")


def test_a_change_that_the_base_branch_made_is_not_ours(repository: Path) -> None:
    branch(repository, "mine")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, OLD, record("Old", text="We did it."))
    git(repository, "checkout", "--quiet", "mine")

    assert found(repository) == []


def test_a_reason_in_a_commit_that_touches_the_file_allows_it(repository: Path) -> None:
    branch(repository, "mine")
    (repository / OLD).write_text(record("Old", "rejected", "We did it."))
    message = "Say it\n\nDecision-Correction: it was never accepted"
    git(repository, "commit", "--quiet", "--all", "-m", message)
    assert found(repository) == []

    git(repository, "reset", "--quiet", "--soft", "main")
    git(repository, "commit", "--quiet", "-m", "Say it")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", message)
    assert found(repository) == [
        ("invalid-transition", OLD, 2, 1),
        ("accepted-decision-edited", OLD, 8, 4),
    ]


SIGNED = "Signed-off-by: Ada Example <ada@example.com>"
REASON = "Decision-Correction: a slip of the pen"


@pytest.mark.parametrize(
    ("message", "is_allowed"),
    [
        (f"Say it\n\n{REASON}\n\n{SIGNED}", True),
        (f"Say it\n\nWhy.\n\n{SIGNED}\n{REASON}", True),
        (f"Say it\n\n{REASON}\n\nMore text.\n\n{SIGNED}", False),
        (f"{REASON}\n\n{SIGNED}", False),
        (f"Say it\n\n{REASON}\n\n---------\n\n{SIGNED}", True),
        (f"Say it\n\n{REASON}\n  that nobody saw\n\nChange-Id: I7\n\n{SIGNED}", True),
        (f"Say it\n\nWhy.\n{REASON}\n\n{SIGNED}\n(cherry picked from commit 0a1b)", True),
        (f"Say it\n\n{REASON}\n\nMore text.", False),
        (f"Say it\n\nDecision-Correction:\n\n{SIGNED}", False),
        (f"Say it\n\nIt has no {REASON}", False),
    ],
)
def test_a_reason_stands_near_the_end_of_a_message(
    repository: Path, message: str, *, is_allowed: bool
) -> None:
    branch(repository, "mine")
    (repository / OLD).write_text(record("Old", text="We did it."))
    git(repository, "commit", "--quiet", "--all", "-m", message)

    assert bool(found(repository)) != is_allowed


def test_a_renamed_record_is_held_against_its_former_name(repository: Path) -> None:
    branch(repository, "mine")
    git(repository, "mv", OLD, "decisions/0001-renamed.md")
    git(repository, "commit", "--quiet", "-m", "Rename")
    assert found(repository) == []

    commit(repository, "decisions/0001-renamed.md", record("Old", text="We did it."))
    assert found(repository) == [("accepted-decision-edited", "decisions/0001-renamed.md", 8, 4)]


def remove(folder: Path, path: str, message: str = "Remove it") -> None:
    git(folder, "rm", "--quiet", path)
    git(folder, "commit", "--quiet", "-m", message)


def test_an_accepted_decision_that_is_removed_is_told_beside_it(repository: Path) -> None:
    second = "decisions/0002-second.md"
    commit(repository, second, record("Second", "superseded"))
    commit(repository, "decisions/0003-third.md", record("Third", "proposed"))
    commit(repository, "decisions/0004-fourth.md", record("Fourth"))
    branch(repository, "mine")
    remove(repository, second)
    remove(repository, "decisions/0003-third.md")

    finding = only(repository)
    assert (finding.rule, finding.path) == ("accepted-decision-edited", OLD)
    assert finding.message == (
        "0002 (Second) was superseded on main, and its file decisions/0002-second.md is gone"
    )
    commit(repository, "decisions/README.md", "# Decisions\n\nAll of them.\n")
    assert only(repository).path == "decisions/README.md"


def test_a_file_that_is_gone_before_it_is_committed_is_told_too(repository: Path) -> None:
    commit(repository, "decisions/0002-second.md", record("Second"))
    branch(repository, "mine")
    (repository / OLD).unlink()

    assert only(repository).path == "decisions/0002-second.md"
    assert only(repository).message.startswith("0001 (Old) was accepted on main")


def test_a_reason_in_the_commit_that_removes_it_allows_it(repository: Path) -> None:
    commit(repository, "decisions/0002-second.md", record("Second"))
    branch(repository, "mine")
    remove(repository, OLD, "Remove it\n\nDecision-Correction: it was a copy by mistake")

    assert found(repository) == []


def test_what_the_base_branch_removed_or_added_is_not_ours(repository: Path) -> None:
    commit(repository, "decisions/0002-second.md", record("Second"))
    branch(repository, "mine")
    git(repository, "checkout", "--quiet", "main")
    remove(repository, OLD)
    commit(repository, "decisions/0003-third.md", record("Third"))
    git(repository, "checkout", "--quiet", "mine")

    assert found(repository) == []


@pytest.mark.parametrize("text", ["We do it.", "All of it is other now, from end to end."])
def test_a_removed_file_whose_number_stays_in_its_log_is_a_renamed_one(
    repository: Path, text: str
) -> None:
    long = "".join(f"Line {at} of it.\n" for at in range(20))
    branch(repository, "mine")
    git(repository, "rm", "--quiet", OLD)
    new = "decisions/0001-else.md"
    front = f"---\nstatus: accepted\ntags: [a, b]\n---\n<!-- {long} -->\n\n# Old\n\n{text}\n"
    commit(repository, new, front)

    same = text == "We do it."
    assert found(repository) == ([] if same else [("accepted-decision-edited", new, 29, 1)])


@pytest.mark.parametrize("status", ["proposed", "rejected", "draft"])
def test_what_was_never_accepted_may_change(repository: Path, status: str) -> None:
    commit(repository, OLD, record("Old", status))
    branch(repository, "mine")
    commit(repository, OLD, record("Newer", status, "All else."))

    assert found(repository) == []


@pytest.mark.parametrize(("old", "new"), [*permutations(FOLLOWING, 2)])
def test_a_status_becomes_only_what_may_follow_it(repository: Path, old: str, new: str) -> None:
    commit(repository, OLD, record("Old", old, "Text."))
    branch(repository, "mine")
    commit(repository, OLD, record("Old", new, "Text."))

    assert found(repository) == (
        [] if new in FOLLOWING[old] else [("invalid-transition", OLD, 2, 1)]
    )
