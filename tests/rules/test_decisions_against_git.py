"""Decisions held against other branches: false alarms above all, in real repositories."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git

from relaybook.check.engine import check
from relaybook.check.history_needed import decision_questions_of, needs_branches
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Finding, Level, Report
from relaybook.git.decision_past import read_decision_past
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.history import History
from relaybook.rules.invalid_transition import FOLLOWING

RULES = frozenset(
    {"duplicate-number", "accepted-decision-edited", "invalid-transition", "number-gap"}
)
OLD = "decisions/0001-old.md"


def record(title: str, status: str = "accepted", text: str = "We do it.") -> str:
    return f"---\nstatus: {status}\ndate: 2026-03-01\n---\n\n# {title}\n\n{text}\n"


def judged(folder: Path, *, level: Level = Level.STANDARD) -> Report:
    kb = load(WorkingTree(folder))
    past = History(decisions=read_decision_past(folder, decision_questions_of(kb)))
    options = CheckOptions(level=level, select=RULES, raise_errors=True)
    return check(kb, AsOf(date(2026, 11, 23)), options, history=past)


def found(folder: Path) -> list[tuple[str, str, int, int]]:
    return [(one.rule, one.path, one.span.line, one.span.column) for one in judged(folder).findings]


def only(folder: Path) -> Finding:
    (one,) = judged(folder).findings
    return one


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "relaybook.yml", "name: Sample\n")
    commit(folder, OLD, record("Old"))
    return folder


@pytest.fixture
def parted(repository: Path) -> Path:
    branch(repository, "theirs")
    commit(repository, "decisions/0002-theirs.md", record("Theirs"))
    git(repository, "checkout", "--quiet", "main")
    branch(repository, "mine")
    commit(repository, "decisions/0002-mine.md", record("Mine"))
    return repository


def test_two_branches_with_one_number_are_told_on_either(parted: Path) -> None:
    finding = only(parted)
    assert (finding.rule, finding.path, finding.span.line) == (
        "duplicate-number",
        "decisions/0002-mine.md",
        6,
    )
    assert finding.message == (
        "the branch theirs adds decisions/0002-theirs.md, which has the number 0002, too"
    )
    assert finding.help == (
        "give this one a free number: `relaybook decision renumber decisions/0002-mine.md`, "
        "unless the other branch is going to"
    )
    git(parted, "checkout", "--quiet", "theirs")
    assert found(parted) == [("duplicate-number", "decisions/0002-theirs.md", 6, 1)]


def test_several_branches_make_one_finding(parted: Path) -> None:
    git(parted, "branch", "more", "theirs")
    git(parted, "branch", "most", "theirs")

    assert only(parted).message.startswith("the branches more and 2 more branches add decisions/")


def test_branches_with_another_file_are_named_with_that(parted: Path) -> None:
    git(parted, "checkout", "--quiet", "main")
    branch(parted, "third")
    commit(parted, "decisions/0002-third.md", record("Third"))
    git(parted, "checkout", "--quiet", "mine")

    finding = only(parted)

    assert [finding.message, *(one.message for one in finding.related)] == [
        "the branch theirs adds decisions/0002-theirs.md, which has the number 0002, too",
        "the branch third adds decisions/0002-third.md, too",
    ]


def test_once_both_are_here_it_is_one_finding_on_the_later(parted: Path) -> None:
    git(parted, "checkout", "--quiet", "main")
    git(parted, "merge", "--quiet", "theirs")
    git(parted, "clone", "--quiet", parted.as_uri(), "../clone")
    clone = parted.parent / "clone"
    git(clone, "checkout", "--quiet", "mine")
    git(clone, "merge", "--quiet", "--no-edit", "origin/main")

    finding = only(clone)
    assert finding.path == "decisions/0002-mine.md"
    assert finding.message == "0002 is the number of decisions/0002-theirs.md, too"


def test_the_same_number_in_another_log_is_another_number(repository: Path) -> None:
    branch(repository, "theirs")
    commit(repository, "decisions/ledger/0001-theirs.md", record("Theirs"))
    commit(repository, "decisions/0002-theirs.md", record("Theirs"))
    git(repository, "checkout", "--quiet", "main")
    branch(repository, "mine")
    commit(repository, "decisions/rates/0001-mine.md", record("Mine"))
    commit(repository, "decisions/rates/0002-mine.md", record("Mine"))

    assert found(repository) == []


def test_branches_that_are_not_looked_at_are_counted(parted: Path) -> None:
    text = "rule_settings:\n  duplicate-number: {newest_branches: 0}\n"
    (parted / "relaybook.yml").write_text(text)

    tally = judged(parted).tallies["duplicate-number"]
    assert (tally.judged, dict(tally.unknown)) == (
        1,
        {"decisions whose number was not looked for on 1 older branches": 1},
    )


def test_a_shallow_clone_is_no_pass(parted: Path) -> None:
    git(parted, "clone", "--quiet", "--depth=1", parted.as_uri(), "../clone")
    (parted.parent / "clone" / "relaybook.yml").write_text("base_branch: main\n")

    report = judged(parted.parent / "clone")

    assert report.findings == ()
    number = "decisions whose number may be on a branch that this shallow clone does not show"
    fork = (
        "decisions that cannot be held against the base branch: it is not in this clone, or what "
        "it has in common with this one is not"
    )
    assert {rule: dict(one.unknown) for rule, one in report.tallies.items()} == {
        "duplicate-number": {number: 2},
        "accepted-decision-edited": {fork: 2},
        "invalid-transition": {fork: 2},
        "number-gap": {},
    }


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


def test_a_number_that_another_branch_has_is_no_gap(repository: Path) -> None:
    for number in range(2, 8):
        (repository / f"decisions/000{number}-more.md").write_text(record(f"More {number}"))
    git(repository, "add", ".")
    commit(repository, "notes.txt", "n")
    branch(repository, "theirs")
    commit(repository, "decisions/0008-theirs.md", record("Theirs"))
    commit(repository, "other/0009-theirs.md", record("Theirs"))
    git(repository, "checkout", "--quiet", "main")
    branch(repository, "mine")
    commit(repository, "decisions/0010-mine.md", record("Mine"))

    finding = only(repository)
    assert (finding.rule, finding.path) == ("number-gap", "decisions/0010-mine.md")
    assert finding.message == "the number 0009 is missing between 0007 and 0010"
    git(repository, "branch", "--quiet", "--delete", "--force", "theirs")
    assert only(repository).message == "the numbers 0008 to 0009 are missing between 0007 and 0010"


SIGNED = "Signed-off-by: Ada Example <ada@example.com>"
REASON = "Decision-Correction: a slip of the pen"


@pytest.mark.parametrize(
    ("message", "is_allowed"),
    [
        (f"Say it\n\n{REASON}\n\n{SIGNED}", True),
        (f"Say it\n\nWhy.\n\n{SIGNED}\n{REASON}", True),
        (f"Say it\n\n{REASON}\n\nMore text.\n\n{SIGNED}", False),
        (f"{REASON}\n\n{SIGNED}", False),
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


def test_git_is_asked_only_where_a_rule_that_is_on_needs_it(repository: Path) -> None:
    kb = load(WorkingTree(repository))
    assert needs_branches(kb)
    assert not needs_branches(kb, CheckOptions(ignore=RULES))
    assert not needs_branches(kb, CheckOptions(select=frozenset({"broken-link"})))
    (repository / OLD).unlink()
    assert not needs_branches(load(WorkingTree(repository)))
