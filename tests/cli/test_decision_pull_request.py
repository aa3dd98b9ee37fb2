"""An engineer's pull request: new decision, collide, renumber, supersede, edit an accepted one."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.sample_base import FILES, write
from tests.git.repositories import branch, commit, git

from relaybook.cli.group import relaybook

RULES = "duplicate-number,accepted-decision-edited,invalid-transition"
OLD = "decisions/ledger/0001-post-directly.md"
NEW = "decisions/ledger/0002-post-through-a-queue.md"


def record(title: str, status: str = "accepted") -> str:
    return (
        f"---\nstatus: {status}\ndate: 2026-03-02\ndecision_makers: [Ledger team]\n"
        f"systems: [ledger]\n---\n\n# {title}\n\nIt is simple.\n"
    )


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared repository in which somebody adds 0002, and a clone with a branch of one's own."""
    shared = write(tmp_path / "shared", {**FILES, OLD: record("Post directly")})
    git(shared, "init", "--quiet", "--initial-branch=main")
    git(shared, "add", ".")
    git(shared, "commit", "--quiet", "-m", "Begin")
    git(tmp_path, "clone", "--quiet", shared.as_uri(), "mine")
    mine = tmp_path / "mine"
    branch(mine, "queue")
    monkeypatch.chdir(mine)
    return mine


def run(*words: str) -> Result:
    return CliRunner().invoke(relaybook, list(words))


def check(*words: str) -> Result:
    return run("check", "--select", RULES, *words)


def faults(result: Result) -> list[str]:
    """Return the findings of a concise report without what to write instead."""
    return [line.partition("; ")[0] for line in result.stdout.splitlines() if ": error[" in line]


def theirs(base: Path) -> None:
    """Let a colleague push another 0002 meanwhile."""
    shared = base.parent / "shared"
    branch(shared, "retry")
    commit(shared, "decisions/ledger/0002-retry-for-an-hour.md", record("Retry"))
    git(base, "fetch", "--quiet", "origin")


def mine(base: Path) -> None:
    result = run(
        *("new", "decision", "Post through a queue", "--system", "ledger", "--status", "accepted"),
        *("--by", "Ledger team", "--why", "Calls failed", "--decided", "A queue"),
        *("--consequences", "It can grow"),
    )
    assert (result.stdout, result.exit_code) == (f"{NEW}\n", 0)
    git(base, "add", ".")
    git(base, "commit", "--quiet", "-m", "Post through a queue")


def test_a_new_decision_is_clean(base: Path) -> None:
    mine(base)

    result = check("--format", "github")
    assert (result.exit_code, "::error" in result.stdout) == (0, False)


def test_a_collision_stands_on_the_title_until_it_is_renumbered(base: Path) -> None:
    mine(base)
    theirs(base)

    result = check("--format", "concise")
    assert result.exit_code == 1
    assert faults(result) == [
        (
            f"{NEW}:8:1: error[duplicate-number] the branch origin/retry adds "
            "decisions/ledger/0002-retry-for-an-hour.md, which has the number 0002, too"
        )
    ]
    annotated = check("--format", "github").stdout
    assert f"::error file={NEW},line=8,col=1,endColumn=22," in annotated
    assert f"{NEW}:8:1" in check().stdout

    renumbered = run("decision", "renumber", "2", "--log", "ledger")
    free = "decisions/ledger/0003-post-through-a-queue.md"
    assert (renumbered.stdout, renumbered.exit_code) == (f"{free}\n", 0)
    assert 'aliases: ["0002"]\n' in (base / free).read_text()
    assert not (base / NEW).exists()
    assert check().exit_code == 0


def test_a_number_that_a_colleague_has_pushed_is_not_given_again(base: Path) -> None:
    theirs(base)

    result = run("new", "decision", "Post through a queue", "--system", "ledger", "--todo")
    taken = run("decision", "renumber", "1", "--to", "2")

    assert result.stdout == "decisions/ledger/0003-post-through-a-queue.md\n"
    assert taken.exit_code == 2
    assert taken.stderr == (
        "Error: the number 2 is taken by 0002-retry-for-an-hour.md, here or on another branch\n"
    )


def test_superseding_changes_both_ends_and_nothing_else(base: Path) -> None:
    mine(base)
    before = {path: (base / path).read_text() for path in (OLD, NEW)}

    shown = run("decision", "supersede", "1", "--by", "2", "--log", "ledger", "--dry-run")
    assert {path: (base / path).read_text() for path in before} == before
    git(base, "checkout", "--quiet", "--", ".")
    (base / "change.diff").write_text(shown.stdout)
    git(base, "apply", "change.diff")
    applied = {path: (base / path).read_text() for path in before}
    git(base, "checkout", "--quiet", "--", ".")

    result = run("decision", "supersede", "0001", "--by", NEW)

    assert (result.stdout, result.exit_code) == (f"{OLD}\n{NEW}\n", 0)
    assert {path: (base / path).read_text() for path in before} == applied
    assert applied[OLD] == before[OLD].replace("accepted", "superseded").replace(
        "[ledger]\n", '[ledger]\nsuperseded_by: ["0002"]\n'
    )
    assert applied[NEW] == before[NEW].replace("[ledger]\n", '[ledger]\nsupersedes: ["0001"]\n')
    assert check().exit_code == 0


def test_an_accepted_text_and_a_status_that_goes_back_stand_on_their_lines(base: Path) -> None:
    text = record("Post directly", "proposed").replace("is simple", "was simple")
    commit(base, OLD, text)

    result = check("--format", "concise")
    assert result.exit_code == 1
    assert faults(result) == [
        (
            f"{OLD}:2:1: error[invalid-transition] the status was accepted on origin/main and "
            "cannot become proposed: people have relied on it"
        ),
        (
            f"{OLD}:10:4: error[accepted-decision-edited] the text was accepted and has changed "
            "since origin/main, first at 'was'"
        ),
    ]
    assert f"{OLD}:10:4" in check("--all").stdout
    annotated = check("--format", "github").stdout
    assert f"::error file={OLD},line=2,col=1,endColumn=6," in annotated
    assert f"::error file={OLD},line=10,col=4,endColumn=6," in annotated

    git(base, "commit", "--quiet", "--amend", "-m", "Mend\n\nDecision-Correction: never agreed")
    assert check().exit_code == 0


def test_a_shallow_clone_says_so_and_counts(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(base.parent / "shared", "notes.txt", "n")
    git(base.parent, "clone", "--quiet", "--depth=1", (base.parent / "shared").as_uri(), "cut")
    monkeypatch.chdir(base.parent / "cut")

    result = check()

    assert result.exit_code == 0
    assert result.stderr == (
        "this clone is shallow, so what happened before it cannot be told; "
        "fetch the rest with `git fetch --unshallow`\n"
    )


def test_what_is_in_force_is_listed_for_now_and_then(base: Path) -> None:
    mine(base)
    run("decision", "supersede", "1", "--by", "2")

    now = run("decision", "list", "--system", "ledger")
    assert now.stdout.splitlines()[1:] == [
        f"0002    accepted  2026-11-23  Post through a queue  {NEW}"
    ]
    assert now.stderr == "in force for ledger: the files as they are\n"
    then = run("decision", "list", "--as-of", "origin/main", "--system", "ledger")
    assert [line.split("  ")[-1] for line in then.stdout.splitlines()[1:]] == [OLD]
    on_a_day = run("decision", "list", "--as-of", "2026-03-01")
    head = git(base, "rev-parse", "HEAD")
    assert on_a_day.stderr == f"in force: as of 2026-03-01, commit {head[:10]}\n"
    before = run("decision", "list", "--as-of", "2026-02-28")
    assert before.stdout == ("there are no decisions: `relaybook new decision TITLE` writes one\n")
    assert before.stderr == (
        "in force: as of 2026-02-28, by the dates in the records: every commit is younger\n"
    )


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("supersede", "9", "--by", "1"), "there is no decision '9'; see"),
        (("supersede", "1", "--by", "1"), "cannot take its own place"),
        (("renumber", "1", "--to", "1"), "has the number 1 already"),
        (("list", "--system", "ledgr"), "there is no system 'ledgr'; did you mean 'ledger'?"),
        (("list", "--as-of", "gone"), "there is no revision 'gone'"),
        (("lst",), "there is no command 'lst'; did you mean 'list'?"),
    ],
)
def test_what_means_nothing_is_refused(words: tuple[str, ...], message: str) -> None:
    result = run("decision", *words)

    assert result.exit_code == 2
    assert message in result.stderr
