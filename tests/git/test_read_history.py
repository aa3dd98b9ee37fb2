from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import branch, commit, git, merge

from relaybook.git.history import read_history
from relaybook.model.history import ChangeKind, History

PAGE = "---\nlast_reviewed_on: {day}\n---\n\n# Down\n\n" + "1. Look at it.\n" * 20
LATER = date(2026, 12, 31)


def past(folder: Path) -> History:
    history = read_history(folder, use_cache=False)
    assert history is not None
    return history


def told(history: History, path: str) -> list[tuple[str, str]]:
    return [(one.day.isoformat(), one.kind.name) for one in history.changes[path]]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "a.md", PAGE.format(day="2026-01-01"), day="2026-01-01")
    return tmp_path


def test_a_new_date_is_no_change_of_the_text(repository: Path) -> None:
    commit(repository, "a.md", PAGE.format(day="2026-02-01"), day="2026-02-01")
    commit(repository, "a.md", PAGE.format(day="2026-03-01"), day="2026-03-01")

    history = past(repository)

    assert told(history, "a.md") == [
        ("2026-03-01", "REVIEW_DATE"),
        ("2026-02-01", "REVIEW_DATE"),
        ("2026-01-01", "TEXT"),
    ]
    changed = history.text_changed("a.md", LATER)
    assert changed is not None
    assert changed.day == date(2026, 1, 1)
    assert history.reviews_without_edit("a.md", LATER) == 2
    assert history.reviews_without_edit("a.md", date(2026, 2, 28)) == 1
    assert history.text_changed("a.md", date(2025, 12, 31)) is None


def test_a_rename_is_followed_and_is_no_change(repository: Path) -> None:
    (repository / "b").mkdir()
    git(repository, "mv", "a.md", "b/c.md")
    git(repository, "commit", "--quiet", "-m", "Move", day="2026-02-01")
    commit(repository, "b/c.md", PAGE.format(day="2026-01-01") + "More.\n", day="2026-03-01")

    assert told(past(repository), "b/c.md") == [
        ("2026-03-01", "TEXT"),
        ("2026-02-01", "MOVED"),
        ("2026-01-01", "TEXT"),
    ]
    assert "a.md" not in past(repository).changes


def test_a_clean_merge_changes_nothing(repository: Path) -> None:
    branch(repository, "topic")
    commit(repository, "a.md", PAGE.format(day="2026-01-01") + "More.\n", day="2026-02-01")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "other.md", "# Other\n", day="2026-03-01")
    merge(repository, "topic", "2026-04-01")

    assert told(past(repository), "a.md") == [("2026-02-01", "TEXT"), ("2026-01-01", "TEXT")]


def test_what_a_merge_itself_wrote_is_a_change(repository: Path) -> None:
    branch(repository, "topic")
    commit(repository, "a.md", PAGE.format(day="2026-01-01") + "Left.\n", day="2026-02-01")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "a.md", PAGE.format(day="2026-01-01") + "Right.\n", day="2026-03-01")
    with pytest.raises(Exception, match="exit status 1"):
        merge(repository, "topic", "2026-04-01")
    both = commit(repository, "a.md", PAGE.format(day="2026-01-01") + "Both.\n", day="2026-04-01")

    newest = past(repository).changes["a.md"][0]

    assert (newest.commit, newest.kind, newest.day) == (both, ChangeKind.TEXT, date(2026, 4, 1))


def test_commits_that_blame_ignores_are_left_out(repository: Path) -> None:
    bulk = commit(repository, "a.md", PAGE.format(day="2026-01-01") + "Bulk.\n", day="2026-02-01")
    (repository / ".git-blame-ignore-revs").write_text(f"# all pages\n{bulk} # reworded\n")

    history = past(repository)
    changed = history.text_changed("a.md", LATER)

    assert changed is not None
    assert changed.day == date(2026, 1, 1)
    assert history.changes["a.md"][0].is_ignored
    last = history.last("a.md")
    assert last is not None
    assert last.day == date(2026, 1, 1)


def test_a_folder_of_a_repository_has_its_own_history(repository: Path) -> None:
    commit(repository, "kb/x.md", PAGE.format(day="2026-01-01"), day="2026-02-01")
    branch(repository, "topic")
    commit(repository, "kb/x.md", PAGE.format(day="2026-01-01") + "Left.\n", day="2026-03-01")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "kb/x.md", PAGE.format(day="2026-01-01") + "Right.\n", day="2026-03-02")
    with pytest.raises(Exception, match="exit status 1"):
        merge(repository, "topic", "2026-04-01")
    commit(repository, "kb/x.md", PAGE.format(day="2026-01-01") + "Both.\n", day="2026-04-01")

    history = past(repository / "kb")

    assert set(history.changes) == {"x.md"}
    assert [day for day, _ in told(history, "x.md")] == [
        "2026-04-01",
        "2026-03-02",
        "2026-03-01",
        "2026-02-01",
    ]


def test_a_shallow_clone_says_so_and_dates_nothing_wrongly(repository: Path) -> None:
    commit(repository, "b.md", "# New\n", day="2026-02-01")
    git(repository, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")

    history = past(repository / "clone")

    assert history.is_shallow
    assert history.changes == {}


def test_there_is_none_outside_git_and_an_empty_one_before_the_first_commit(tmp_path: Path) -> None:
    assert read_history(tmp_path) is None
    git(tmp_path, "init", "--quiet")
    assert past(tmp_path) == History()


def test_odd_names_and_authors_are_kept(repository: Path) -> None:
    commit(repository, "ü b\t'\n.md", "# Odd\n", author="Zoë O'Neil", day="2026-02-01")

    (change,) = past(repository).changes["ü b\t'\n.md"]

    assert change.author == "Zoë O'Neil"


def test_a_systems_needs_are_dated(repository: Path) -> None:
    path = "systems/a.yaml"
    commit(repository, path, "title: A\ndepends_on: [b]\nowner: x\n", day="2026-02-01")
    commit(repository, path, "title: A\ndepends_on: [b, c]\nowner: x\n", day="2026-03-01")
    commit(repository, path, "title: A\ndepends_on: [b, c]\nowner: y\n", day="2026-04-01")

    touched = [one.touches_dependencies for one in past(repository).changes[path]]

    assert touched == [False, True, False]
