"""`relaybook review` in a folder with one handover."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.load.folder import write
from tests.review.handed_over import FILES

from relaybook.cli.group import relaybook


@pytest.fixture
def handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "bank", FILES)
    monkeypatch.chdir(folder)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(relaybook, list(words))


@pytest.mark.usefixtures("handed_over")
def test_the_only_handover_needs_no_name() -> None:
    done = run("review")

    assert done.exit_code == 0
    assert done.stdout.startswith("Review of acme\nAcme to payments · as of 2026-11-23\n")
    assert done.stdout == run("review", "handover:acme").stdout


@pytest.mark.usefixtures("handed_over")
def test_an_open_gate_fails_only_where_it_is_asked_to() -> None:
    assert "Not yet:" in run("review").stdout
    assert run("review", "--fail-on", "gates").exit_code == 1


def test_what_is_in_scope_and_not_there_fails_too(handed_over: Path) -> None:
    bare = FILES["handovers/acme.md"].replace("systems: [scoring]", "systems: []")
    write(handed_over, {"handovers/acme.md": f"{bare}\nWhat stays, stays with them.\n"})

    shown = run("review", "--fail-on", "gates")

    assert "Yes" not in shown.stdout
    assert shown.exit_code == 1


@pytest.mark.usefixtures("handed_over")
def test_the_hash_on_each_form_is_that_of_the_json() -> None:
    data = run("review", "--format", "json").stdout

    assert json.loads(data)["handover"] == "acme"
    assert hashlib.sha256(data.encode()).hexdigest() in run("review", "--format", "html").stdout


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("--as-of", "exit"),
        ("--as-of", "+5d", "--profile", "ai", "--profile", "base"),
        ("--assume-gone", "person:r-okafor"),
    ],
)
def test_the_command_on_it_makes_it_again(asked: tuple[str, ...]) -> None:
    shown = " ".join(run("review", *asked).stdout.split())
    command = shown.partition("to make it again: relaybook ")[2].partition(" | sha256sum")[0]

    again = run(*command.split()).stdout

    assert hashlib.sha256(again.encode()).hexdigest() in shown


def test_a_workbook_is_written_to_a_file(handed_over: Path) -> None:
    refused = run("review", "--format", "xlsx")
    written = run("review", "--format", "xlsx", "--output", "out/review.xlsx")

    assert refused.exit_code == 2
    assert "a workbook is no text: name a file with --output review.xlsx" in refused.stderr
    assert written.exit_code == 0
    assert (handed_over / "out/review.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.usefixtures("handed_over")
def test_a_file_that_cannot_be_written_is_told() -> None:
    done = run("review", "--format", "xlsx", "--output", "systems/scoring.yaml/review.xlsx")

    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


@pytest.mark.usefixtures("handed_over")
def test_an_unknown_handover_is_told_with_the_nearest() -> None:
    done = run("review", "acmee")

    assert done.exit_code == 2
    assert "there is no handover 'acmee'; did you mean 'acme'?" in done.stderr


def test_several_handovers_must_be_named(handed_over: Path) -> None:
    write(handed_over, {"handovers/other.md": FILES["handovers/acme.md"]})

    done = run("review")

    assert done.exit_code == 2
    assert "there are several handovers; name one of acme, other" in done.stderr


def test_without_a_handover_the_way_to_one_is_said(handed_over: Path) -> None:
    (handed_over / "handovers/acme.md").unlink()

    done = run("review")

    assert done.exit_code == 2
    assert "there is no handover here; write one: relaybook new handover NAME" in done.stderr


@pytest.mark.usefixtures("handed_over")
def test_the_day_and_who_is_gone_are_said() -> None:
    done = run("review", "--as-of", "exit", "--assume-gone", "person:r-okafor")

    assert "as of 2027-01-01 (the day after the contract)" in done.stdout
    assert "as if person:r-okafor had left" in " ".join(done.stdout.split())
    assert "as of 2027-01-01, fixed by --as-of exit, the day after contract" in done.stderr


@pytest.mark.usefixtures("handed_over")
def test_the_digest_of_what_is_signed_can_be_made_again() -> None:
    first, *files = run("review", "--digest").stdout.splitlines(keepends=True)

    assert first == f"sha256:{hashlib.sha256(''.join(files).encode()).hexdigest()}\n"
    assert [line.split("  ")[1] for line in files] == [
        "contacts/acme.yaml\n",
        "contacts/duty.yaml\n",
        "contacts/l-marsh.yaml\n",
        "contacts/payments.yaml\n",
        "contacts/r-okafor.yaml\n",
        "handovers/acme.md\n",
        "systems/scoring.yaml\n",
    ]


@pytest.mark.usefixtures("handed_over")
def test_half_a_screen_is_the_answer_alone() -> None:
    shown = run("review", "--brief").stdout

    assert "Can we take it?" in shown
    assert "Not yet:" in shown
    assert "Open gates" not in shown
    assert len(shown.splitlines()) < 25
