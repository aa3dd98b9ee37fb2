"""What other branches have added and what has changed here, in real repositories."""

import hashlib
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git

from relaybook.git.decision_past import read_decision_past
from relaybook.model.decision_past import AddedElsewhere, DecisionPast, DecisionQuestions

OLD = "decisions/0001-old.md"
MINE = "decisions/0002-mine.md"
THEIRS = "decisions/0002-theirs.md"
LONG = "".join(f"Line {number} of the record.\n" for number in range(20))


def past(folder: Path, *, base: str = "", newest: int = 200, kb: str = "") -> DecisionPast:
    root = folder / kb
    paths = {path.relative_to(root).as_posix() for path in root.glob("decisions/**/*.md")}
    asked = DecisionQuestions(frozenset(paths), ("decisions",), base, newest)
    found = read_decision_past(root, asked)
    assert found is not None
    return found


def rivals(found: DecisionPast) -> list[tuple[str, tuple[str, ...]]]:
    """Return what others have added for a record that is none of ours."""
    return [(one.path, one.branches) for one in found.added if not one.same_as]


def switch(folder: Path, name: str) -> None:
    git(folder, "checkout", "--quiet", name)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, OLD, f"# Old\n\n{LONG}")
    return folder


@pytest.fixture
def parted(repository: Path) -> Path:
    """Leave a branch that adds 0002, and one that adds another 0002 checked out."""
    branch(repository, "theirs")
    commit(repository, THEIRS, "# Theirs\n")
    switch(repository, "main")
    branch(repository, "mine")
    commit(repository, MINE, "# Mine\n")
    return repository


def test_a_number_that_two_branches_add_is_seen_on_either(parted: Path) -> None:
    assert rivals(past(parted)) == [(THEIRS, ("theirs",))]
    switch(parted, "theirs")
    assert rivals(past(parted)) == [(MINE, ("mine",))]


def test_it_is_seen_before_it_is_committed(parted: Path) -> None:
    switch(parted, "main")
    git(parted, "branch", "--quiet", "--delete", "--force", "mine")
    (parted / MINE).write_text("# Mine\n")

    assert rivals(past(parted)) == [(THEIRS, ("theirs",))]


def test_the_shared_branch_keeps_the_number_and_the_later_branch_is_told(parted: Path) -> None:
    git(parted, "clone", "--quiet", parted.as_uri(), "../clone")
    clone = parted.parent / "clone"
    git(clone, "fetch", "--quiet", "origin")
    switch(clone, "mine")
    git(clone, "push", "--quiet", "origin", "mine:main")

    git(clone, "checkout", "--quiet", "-b", "later", "origin/main")
    assert past(clone).landed == {OLD, MINE}
    assert past(clone).added == ()
    switch(clone, "theirs")
    assert past(clone).landed == {OLD}
    holders = ("later", "mine", "origin/main", "origin/mine")
    assert rivals(past(clone)) == [(MINE, holders)]


def test_without_a_remote_the_shared_branch_hears_of_it_too(parted: Path) -> None:
    switch(parted, "main")
    git(parted, "merge", "--quiet", "mine")

    assert rivals(past(parted)) == [(THEIRS, ("theirs",))]


def test_merged_and_stale_branches_are_no_alarm(repository: Path) -> None:
    git(repository, "branch", "stale")
    branch(repository, "mine")
    commit(repository, MINE, f"# Mine\n\n{LONG}")
    git(repository, "branch", "merged")
    git(repository, "mv", OLD, "decisions/0001-older.md")
    commit(repository, MINE, f"# Mine, better\n\n{LONG}")

    assert past(repository).added == ()


def test_a_record_renamed_on_either_branch_is_no_alarm(repository: Path) -> None:
    branch(repository, "theirs")
    commit(repository, MINE, f"# Mine\n\n{LONG}")
    switch(repository, "main")
    branch(repository, "mine")
    git(repository, "cherry-pick", "--no-commit", "theirs")
    git(repository, "commit", "--quiet", "-m", "Take it over")
    git(repository, "mv", MINE, "decisions/0002-ours.md")
    commit(repository, "decisions/0002-ours.md", f"# Ours\n\n{LONG}")

    assert past(repository).added == (
        AddedElsewhere(MINE, ("theirs",), frozenset({"decisions/0002-ours.md"})),
    )
    switch(repository, "theirs")
    assert past(repository).added == (
        AddedElsewhere("decisions/0002-ours.md", ("mine",), frozenset({MINE})),
    )


def test_a_rename_that_is_not_committed_yet_is_no_alarm(repository: Path) -> None:
    branch(repository, "mine")
    commit(repository, MINE, f"# Mine\n\n{LONG}")
    git(repository, "branch", "pushed")
    git(repository, "commit", "--quiet", "--amend", "-m", "Say it better")
    git(repository, "mv", MINE, "decisions/0002-ours.md")
    (repository / "decisions/0002-ours.md").write_text(f"# Ours\n\n{LONG}")

    assert rivals(past(repository)) == []


def test_a_record_under_another_slug_with_the_same_content_is_no_alarm(parted: Path) -> None:
    (parted / MINE).write_text("# Theirs\n")

    assert past(parted).added == (AddedElsewhere(THEIRS, ("theirs",), frozenset({MINE})),)


def test_a_record_that_a_branch_only_names_anew_is_no_alarm(repository: Path) -> None:
    commit(repository, MINE, "# Mine\n")
    branch(repository, "theirs")
    git(repository, "rm", "--quiet", MINE)
    commit(repository, THEIRS, "Written anew\n")
    switch(repository, "main")

    assert past(repository).added == ()


def test_a_branch_that_has_taken_its_number_back_is_no_alarm(parted: Path) -> None:
    switch(parted, "theirs")
    git(parted, "mv", THEIRS, "decisions/0003-theirs.md")
    git(parted, "commit", "--quiet", "-m", "Renumber")
    switch(parted, "mine")

    assert past(parted).added == ()


def test_a_branch_that_has_merged_the_shared_one_is_asked_for_its_own_only(parted: Path) -> None:
    switch(parted, "main")
    commit(parted, "decisions/0003-shared.md", "# Shared\n")
    switch(parted, "theirs")
    git(parted, "merge", "--quiet", "--no-edit", "main")
    commit(parted, "decisions/0004-more.md", "# More\n")
    switch(parted, "mine")
    git(parted, "merge", "--quiet", "--no-edit", "main")
    commit(parted, "decisions/0004-else.md", "# Else\n")

    assert rivals(past(parted)) == [
        (THEIRS, ("theirs",)),
        ("decisions/0004-more.md", ("theirs",)),
    ]


def test_templates_and_pages_without_a_number_are_no_claim(repository: Path) -> None:
    branch(repository, "theirs")
    commit(repository, "decisions/0002-template.md", "# Title\n")
    commit(repository, "decisions/README.md", "# Log\n")
    commit(repository, "decisions/0002-figure.png", "no text")
    switch(repository, "main")
    commit(repository, MINE, "# Mine\n")
    commit(repository, "decisions/README.md", "# Our log\n")

    assert past(repository).added == ()


def test_only_the_newest_branches_are_looked_at_and_the_shared_one(parted: Path) -> None:
    switch(parted, "theirs")
    for number in range(3):
        branch(parted, f"later-{number}")
        commit(parted, f"notes-{number}.txt", "n", day=f"2026-05-0{number + 1}")
    switch(parted, "mine")

    assert past(parted, newest=2).passed_over == 2
    assert rivals(past(parted, newest=1)) == [(THEIRS, ("later-2",))]
    switch(parted, "main")
    commit(parted, "decisions/0002-landed.md", "# Landed\n", day="2026-01-01")
    switch(parted, "mine")
    found = past(parted, newest=1)
    assert found.passed_over == 3
    assert ("decisions/0002-landed.md", ("main",)) in rivals(found)


def test_names_in_other_scripts_and_folders_are_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "kb/Büro/relaybook.yml", "name: K\n")
    branch(tmp_path, "theirs")
    commit(tmp_path, "kb/Büro/decisions/zahlung/ADR-0002 größe.md", "# A\n")
    commit(tmp_path, "decisions/zahlung/ADR-0002-elsewhere.md", "# Not of this base\n")
    switch(tmp_path, "main")
    commit(tmp_path, "kb/Büro/decisions/zahlung/ADR-2 menge.md", "# B\n")

    assert rivals(past(tmp_path, kb="kb/Büro")) == [
        ("decisions/zahlung/ADR-0002 größe.md", ("theirs",))
    ]


def test_a_shallow_clone_says_what_it_cannot_tell(parted: Path) -> None:
    git(parted, "clone", "--quiet", "--depth=1", "--no-single-branch", parted.as_uri(), "../clone")

    found = past(parted.parent / "clone", base="main")

    assert (found.base, found.has_fork, found.is_shallow) == ("origin/main", False, True)
    assert found.added == ()


def test_an_unrelated_branch_is_none_to_be_merged(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "pages")
    git(repository, "rm", "--quiet", "-r", "--cached", ".")
    commit(repository, THEIRS, "# Theirs\n")
    git(repository, "checkout", "--quiet", "--force", "main")
    commit(repository, MINE, "# Mine\n")

    assert past(repository).added == ()


def test_what_differs_from_the_fork_is_kept_with_its_reasons(repository: Path) -> None:
    branch(repository, "mine")
    commit(repository, OLD, f"# Old, corrected\n\n{LONG}")
    git(repository, "commit", "--quiet", "--amend", "-m", "Say\n\nDecision-Correction: a typo")
    git(repository, "mv", OLD, "decisions/0001-renamed.md")
    git(repository, "commit", "--quiet", "-m", "Move\n\nDecision-Correction:\n")
    commit(repository, MINE, "# Mine\n")

    found = past(repository)

    assert list(found.earlier) == ["decisions/0001-renamed.md"]
    earlier = found.earlier["decisions/0001-renamed.md"]
    assert (earlier.path, earlier.corrections) == (OLD, ("a typo",))
    assert earlier.content == f"# Old\n\n{LONG}".encode()
    assert found.landed == {"decisions/0001-renamed.md"}


def test_what_is_not_committed_is_held_against_the_fork_too(repository: Path) -> None:
    (repository / OLD).write_text("# New\n")

    assert past(repository).earlier[OLD].content == f"# Old\n\n{LONG}".encode()


@pytest.mark.parametrize(
    ("configured", "expected"), [("", "origin/trunk"), ("main", "origin/main"), ("gone", "")]
)
def test_the_base_branch_is_that_of_origin_or_as_configured(
    parted: Path, configured: str, expected: str
) -> None:
    switch(parted, "main")
    branch(parted, "trunk")
    git(parted, "clone", "--quiet", parted.as_uri(), "../clone")

    assert past(parted.parent / "clone", base=configured).base == expected


def test_nothing_is_known_before_the_first_commit_or_without_git(tmp_path: Path) -> None:
    asked = DecisionQuestions(frozenset({MINE}), ("decisions",))
    assert read_decision_past(tmp_path, asked) is None
    git(tmp_path, "init", "--quiet")
    (tmp_path / "decisions").mkdir()
    (tmp_path / MINE).write_text("# Mine\n")

    assert past(tmp_path) == DecisionPast()


def everything(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_git_is_only_read(parted: Path) -> None:
    (parted / OLD).touch()  # the index no longer knows whether it has changed
    before = everything(parted)

    assert past(parted).added
    assert everything(parted) == before


@pytest.fixture
def partial(parted: Path) -> Path:
    """Leave a clone with the content of `mine` alone; the rest would come when asked for."""
    commit(parted, OLD, "# Old\n\nCorrected\n")
    git(parted, "config", "uploadpack.allowFilter", "true")
    source = parted.as_uri()
    git(parted, "clone", "--quiet", "--filter=blob:none", "--branch=mine", source, "../clone")
    return parted.parent / "clone"


def test_names_are_enough_to_find_a_number_in_a_partial_clone(partial: Path) -> None:
    git(partial, "remote", "set-head", "origin", "main")
    git(partial, "checkout", "--quiet", "--detach", "HEAD~1")
    before = everything(partial)

    assert rivals(past(partial)) == [(THEIRS, ("origin/theirs",))]
    assert everything(partial) == before


def test_nothing_is_fetched_into_a_partial_clone(partial: Path) -> None:
    before = everything(partial)

    assert past(partial, base="main") == DecisionPast()  # the content at the fork is not here
    assert everything(partial) == before
