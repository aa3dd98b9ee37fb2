"""An editor asks about what it has not saved."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.sample_base import FILES, write
from tests.git.repositories import git

from relaybook.cli.group import relaybook

RUNBOOK = "runbooks/restart.md"
TEXT = FILES[RUNBOOK].replace("The levels of the ledger.", "See [it](stop.md).")


def check(name: str, content: str | bytes, *others: str) -> Result:
    """Check for broken links and files that are no text; other rules have tests of their own."""
    others = ("--select", "broken-link,unreadable-file", *others)
    return CliRunner().invoke(
        relaybook, ["check", "--format", "json", "--stdin-filename", name, *others], input=content
    )


def places(result: Result) -> list[tuple[str, str, int, int]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return [(one["rule"], one["path"], one["line"], one["column"]) for one in found]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_buffer_is_judged_in_the_place_of_the_file(base: Path) -> None:
    before = content(base)
    result = check(RUNBOOK, TEXT)

    assert places(result) == [("broken-link", RUNBOOK, 29, 5)]
    assert result.exit_code == 1
    assert content(base) == before


@pytest.mark.usefixtures("base")
def test_the_rest_comes_from_the_tree() -> None:
    link = TEXT.replace("stop.md", "../systems/ledger.yaml")

    assert places(check(RUNBOOK, link)) == []
    assert check(RUNBOOK, link).exit_code == 0


def test_only_this_file_is_reported_on(base: Path) -> None:
    write(base, {"systems/rates.yaml": "title: Rates\n"})
    found = json.loads(check(RUNBOOK, TEXT).stdout)

    assert {one["path"] for one in found["findings"]} == {RUNBOOK}
    assert found["counts"]["documents"] == 1


def test_what_is_not_saved_has_changed(base: Path) -> None:
    git(base, "init", "--quiet", "--initial-branch=main")
    git(base, "add", "--all")
    git(base, "commit", "--quiet", "-m", "Begin")

    assert places(check(RUNBOOK, TEXT, "--since", "main")) == [("broken-link", RUNBOOK, 29, 5)]


@pytest.mark.usefixtures("base")
def test_a_file_that_was_never_saved_is_a_record() -> None:
    result = check("runbooks/stop.md", "# Stop\n\nSee [it](gone.md).\n")

    assert places(result) == [("broken-link", "runbooks/stop.md", 3, 5)]


def test_it_works_from_anywhere(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert places(check(str(base / RUNBOOK), TEXT)) == [("broken-link", RUNBOOK, 29, 5)]
    monkeypatch.chdir(base / "runbooks")
    assert places(check("restart.md", TEXT)) == [("broken-link", RUNBOOK, 29, 5)]


def test_a_link_means_the_record_that_it_leads_to(base: Path) -> None:
    (base / "again.md").symlink_to(RUNBOOK)

    assert places(check("again.md", TEXT)) == [("broken-link", RUNBOOK, 29, 5)]


@pytest.mark.usefixtures("base")
def test_bytes_that_are_no_text_are_a_finding() -> None:
    ((rule, path, line, column),) = places(check(RUNBOOK, b"# Caf\xe9\n"))

    assert (rule, path, line, column) == ("unreadable-file", RUNBOOK, 1, 6)


@pytest.mark.usefixtures("base")
def test_an_error_in_the_configuration_is_told() -> None:
    result = check("relaybook.yml", "nam: X\n")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: relaybook.yml:1:1 ")


@pytest.mark.parametrize(
    ("name", "others", "said"),
    [
        ("notes.txt", (), "nothing to check in notes.txt: no file there is a record"),
        ("runbooks/.hidden/x.md", (), "there is no folder "),
        ("runbooks", (), "--stdin-filename names a file, and runbooks is a folder"),
        (RUNBOOK, ("systems",), "--stdin-filename reports on one file: leave PATH out"),
        (
            RUNBOOK,
            ("--fail-on", "info", "--write-baseline"),
            "--write-baseline writes down all that is found",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    name: str, others: tuple[str, ...], said: str, base: Path
) -> None:
    before = content(base)
    result = check(name, TEXT, *others)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert content(base) == before


def test_a_hidden_folder_holds_no_records(base: Path) -> None:
    write(base, {"runbooks/.drafts/old.md": "# Old\n"})
    result = check("runbooks/.drafts/new.md", "# New\n")

    assert "nothing to check in runbooks/.drafts/new.md" in result.stderr
