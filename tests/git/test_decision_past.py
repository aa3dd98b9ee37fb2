"""What other branches have added and what has changed here, in real repositories."""

from pathlib import Path

from tests.git.decision_branches import LONG, MINE, OLD, THEIRS, past, rivals, switch
from tests.git.repositories import branch, commit, git

from relaybook.git.decision_past import read_decision_past
from relaybook.model.decision_past import AddedElsewhere, DecisionPast, DecisionQuestions


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


def test_nothing_is_known_before_the_first_commit_or_without_git(tmp_path: Path) -> None:
    asked = DecisionQuestions(frozenset({MINE}), ("decisions",))
    assert read_decision_past(tmp_path, asked) is None
    git(tmp_path, "init", "--quiet")
    (tmp_path / "decisions").mkdir()
    (tmp_path / MINE).write_text("# Mine\n")

    assert past(tmp_path) == DecisionPast()
