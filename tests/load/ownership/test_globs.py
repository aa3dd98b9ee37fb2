"""Patterns against git itself, which reads `.gitignore` as GitHub reads CODEOWNERS."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaybook.load.ownership.codeowners import CodeOwnersLines
from relaybook.load.ownership.codeowners_syntax import read_codeowners

PATHS = sorted(
    f"{folder}{name}"
    for folder in ("", "a/", "b/", "a/b/", "b/a/", "a/b/a/", "ab/", "a/b.md/")
    for name in ("a", "b", "x.md", "ab.md", "b.md.txt")
)
_NAMES = st.sampled_from(["a", "b", "ab", "*.md", "a*", "?", "*b*", "**", "x.md", "*b", "b.md"])
_PATTERNS = st.builds(
    lambda start, names, end: start + "/".join(names) + end,
    st.sampled_from(["", "/"]),
    st.lists(_NAMES, min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("oracle")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def _taken_by_git(repository: Path, pattern: str) -> list[str]:
    (repository / ".gitignore").write_text(f"{pattern}\n")
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=repository,
        input="\n".join(PATHS),
        capture_output=True,
        text=True,
        check=False,
    )
    return sorted(done.stdout.split())


def _taken(pattern: str, forge: str = "github") -> list[str]:
    file = read_codeowners("CODEOWNERS", f"{pattern} @all\n", forge)  # type: ignore[arg-type]
    assert file.faults == ()
    lines = CodeOwnersLines(file)
    return [path for path in PATHS if list(lines.claims(path))]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_PATTERNS)
def test_a_pattern_of_github_takes_what_git_ignores(repository: Path, pattern: str) -> None:
    assert _taken(pattern) == _taken_by_git(repository, pattern)


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("/a/*", ["a/a", "a/ab.md", "a/b", "a/b.md.txt", "a/x.md"]),
        ("b.md", ["a/b.md/a", "a/b.md/ab.md", "a/b.md/b", "a/b.md/b.md.txt", "a/b.md/x.md"]),
        ("/a", ["a/a", "a/ab.md", "a/b", "a/b.md.txt", "a/x.md"]),
    ],
)
def test_github_takes_one_level_where_a_pattern_ends_in_a_star(
    pattern: str, taken: list[str]
) -> None:
    found = _taken(pattern)

    assert found == taken if pattern.endswith("*") else set(taken) <= set(found)


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("*", PATHS),
        ("/a/*", ["a/a", "a/ab.md", "a/b", "a/b.md.txt", "a/x.md"]),
        ("b/a", ["a/b/a", "b/a"]),  # not tied to the root, as it is at GitHub
        ("/a/b/", [path for path in PATHS if path.startswith("a/b/")]),
        ("/a/**/x.md", ["a/b.md/x.md", "a/b/a/x.md", "a/b/x.md", "a/x.md"]),
        ("/[ab]/x.md", ["a/x.md", "b/x.md"]),
        ("/[!a]/x.md", ["b/x.md"]),
        ("/{a,ab}/x.md", ["a/x.md", "ab/x.md"]),
        ("/ab", []),  # a folder needs its slash
    ],
)
def test_a_pattern_of_gitlab(pattern: str, taken: list[str]) -> None:
    assert _taken(pattern, "gitlab") == taken


def test_a_hostile_pattern_takes_no_time() -> None:
    stars = "*a" * 100 + "b"
    text = f"{'**/a/' * 200}x @all\n{stars} @all\n"
    lines = CodeOwnersLines(read_codeowners("CODEOWNERS", text, "github"))

    assert list(lines.claims("a/" * 400 + "a" * 250)) == []
