from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.git import history as reading
from relaybook.git import history_cache
from relaybook.git.history import read_history

TEXT = "---\nlast_reviewed_on: {0}\n---\n\n# Down\n\nText {1}.\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "relaybook"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the commits that git was asked for, run by run."""
    asked: list[list[str]] = []
    original = reading.read_commits

    def spied(repository: object, ids: list[str], prefix: str) -> object:
        asked.append(list(ids))
        return original(repository, ids, prefix)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_commits", spied)
    return asked


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for number in range(4):
        commit(folder, "a.md", TEXT.format(f"2026-01-0{number + 1}", number // 2))
    return folder


def test_a_commit_is_read_once_for_ever(
    repository: Path, cache: Path, read: list[list[str]]
) -> None:
    first = read_history(repository)
    again = read_history(repository)
    new = commit(repository, "a.md", TEXT.format("2026-02-01", 7))
    later = read_history(repository)

    assert first == again
    assert [len(one) for one in read] == [4, 1]
    assert read[1] == [new]
    assert later == read_history(repository, use_cache=False)
    assert len(list(cache.iterdir())) == 1


def test_the_cache_is_left_aside_when_told_so(
    repository: Path, cache: Path, read: list[list[str]]
) -> None:
    read_history(repository, use_cache=False)
    read_history(repository, use_cache=False)

    assert [len(one) for one in read] == [4, 4]
    assert not cache.exists()


def test_rewritten_commits_are_read_again(repository: Path, cache: Path) -> None:
    read_history(repository)
    git(repository, "commit", "--amend", "--quiet", "-m", "Other words", day="2026-05-05")

    assert cache.is_dir()
    assert read_history(repository) == read_history(repository, use_cache=False)


@pytest.mark.parametrize("damage", [b"", b"\n", b"{}", b"x" * 500, None])
def test_a_damaged_cache_is_passed_over(
    repository: Path, cache: Path, damage: bytes | None
) -> None:
    expected = read_history(repository)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)

    assert read_history(repository) == expected
    assert history_cache.load(file)


def test_a_cache_that_cannot_be_written_changes_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert read_history(repository) == read_history(repository, use_cache=False)


def test_the_convention_says_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert history_cache.cache_file("x").parent == Path("/home/ada/.cache/relaybook")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert history_cache.cache_file("x").parent == Path("/cache/relaybook")


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", homeless)

    file = history_cache.cache_file("any")

    history_cache.store(file, {})
    assert history_cache.load(file) == {}


def test_what_cannot_be_written_whole_leaves_nothing(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "history-x").mkdir()  # a folder is in the way

    history_cache.store(cache / "history-x", {})

    assert [one.name for one in cache.iterdir()] == ["history-x"]
