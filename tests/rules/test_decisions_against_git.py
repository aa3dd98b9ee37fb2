"""Decisions held against other branches: false alarms above all, in real repositories."""

from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git
from tests.rules.decision_repository import OLD, RULES, found, judged, only, record, started

from relaybook.check.history_needed import needs_branches
from relaybook.check.options import CheckOptions
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return started(tmp_path / "repository")


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


def test_git_is_asked_only_where_a_rule_that_is_on_needs_it(repository: Path) -> None:
    kb = load(WorkingTree(repository))
    assert needs_branches(kb)
    assert not needs_branches(kb, CheckOptions(ignore=RULES))
    assert not needs_branches(kb, CheckOptions(select=frozenset({"broken-link"})))
    (repository / OLD).unlink()
    assert not needs_branches(load(WorkingTree(repository)))
