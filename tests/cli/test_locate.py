"""Which knowledge base a path means."""

from pathlib import Path

import pytest

from relaybook.cli.locate import Location, locate
from relaybook.errors import ConfigurationError, UsageError


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a knowledge base in `kb/`, and folders beside it."""
    for folder in (".git", "kb/runbooks/fraud", "src/deep"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "kb/relaybook.yml").write_text("")
    (tmp_path / "kb/runbooks/fraud/a.md").write_text("# A\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_folder_with_a_configuration_is_taken(outside: Path) -> None:
    root = outside / "kb"

    assert locate(["kb"]) == Location(root, outside, (), configured=True)
    assert locate(["kb/runbooks"]).below == ("runbooks",)
    assert locate(["kb/runbooks/fraud/a.md"]).below == ("runbooks/fraud/a.md",)
    assert locate(["kb/runbooks/fraud/a.md", "kb/runbooks"]).root == root


def test_naming_the_whole_lifts_the_restriction(outside: Path) -> None:
    assert locate(["kb/runbooks", "kb"]).below == ()
    assert locate(["kb/runbooks/.."]).root == outside / "kb"


def test_without_a_configuration_the_repository_is_taken(outside: Path) -> None:
    assert locate(["src/deep"]) == Location(outside, outside, ("src/deep",), configured=False)
    assert locate([]) == Location(outside, outside, (), configured=False)


def test_a_configuration_above_the_repository_is_not_its_own(outside: Path) -> None:
    (outside.parent / "relaybook.yml").write_text("")
    try:
        assert locate(["src"]).root == outside
    finally:
        (outside.parent / "relaybook.yml").unlink()


def test_outside_a_repository_the_folder_itself_is_taken(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n")
    folder = tmp_path / "sub"
    folder.mkdir()

    assert locate([str(folder)]) == Location(folder, folder, (), configured=False)
    assert locate([str(tmp_path / "notes.md")]).below == ("notes.md",)


def test_a_misspelt_configuration_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "relaybook.yaml").write_text("")

    assert locate([str(tmp_path)]).misspelt == "relaybook.yaml"


@pytest.mark.usefixtures("outside")
def test_a_path_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^there is no file or folder kb/runbook$"):
        locate(["kb/runbook"])


@pytest.mark.usefixtures("outside")
def test_paths_of_two_knowledge_bases_are_refused() -> None:
    with pytest.raises(UsageError, match=r"^kb/runbooks and src lie in different knowledge bases$"):
        locate(["kb/runbooks", "src"])


def test_paths_are_shown_from_where_the_reader_is(outside: Path) -> None:
    location = locate(["kb"])

    assert location.prefix(outside) == "kb/"
    assert location.prefix(outside / "kb") == ""
    assert location.prefix(outside / "kb/runbooks") == "../"


def test_a_configuration_that_is_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "relaybook.yml").mkdir()

    with pytest.raises(ConfigurationError) as caught:
        locate([str(tmp_path)])
    assert str(caught.value) == f"{tmp_path}/relaybook.yml is a folder; replace it by a file"


@pytest.mark.parametrize("target", ["settings.yml", "nowhere.yml"])
def test_a_configuration_that_is_a_link_is_not_passed_over(tmp_path: Path, target: str) -> None:
    (tmp_path / "settings.yml").write_text("name: A\n")
    (tmp_path / "relaybook.yml").symlink_to(target)

    with pytest.raises(ConfigurationError, match=r"relaybook\.yml is a symbolic link; replace it"):
        locate([str(tmp_path)])
