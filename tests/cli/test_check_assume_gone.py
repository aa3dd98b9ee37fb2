"""`relaybook check --assume-gone`: what fails if somebody left today."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Run

GONE = ("--assume-gone", "team:acme-desk", "--assume-gone", "vendor:acme")
SAID = "assuming that team:acme-desk and vendor:acme are gone"


def _rules(text: str) -> set[tuple[str, str]]:
    return {(one["rule"], one["record"]) for one in json.loads(text)["findings"]}


def test_what_rests_on_whoever_is_gone_is_a_finding(run: Run) -> None:
    before = run("check", "--format", "json")
    after = run("check", "--format", "json", *GONE)

    assert ("escalation-inactive", "system:ledger") in _rules(after.stdout) - _rules(before.stdout)
    assert json.loads(before.stdout)["assumed_gone"] == []
    assert json.loads(after.stdout)["assumed_gone"] == ["team:acme-desk", "vendor:acme"]
    assert after.exit_code == 1


def test_the_second_line_says_loudly_who_is_taken_to_be_gone(run: Run) -> None:
    assert run("check", *GONE).stdout.splitlines()[1] == SAID
    assert f"\x1b[1;31m{SAID}\x1b[0m" in run("--color", "always", "check", *GONE).stdout
    assert "assuming" not in run("check").stdout


@pytest.mark.parametrize("format_", ["concise", "github", "sarif", "markdown"])
def test_every_format_says_who_is_taken_to_be_gone(run: Run, format_: str) -> None:
    assert SAID in run("check", "--format", format_, *GONE).stdout.replace("\\", "")
    assert "assuming" not in run("check", "--format", format_).stdout


def test_what_has_no_room_for_it_says_it_beside_the_report(run: Run) -> None:
    assert SAID in run("check", "--format", "gitlab", *GONE).stderr


def test_junit_says_it_with_what_is_complete(run: Run) -> None:
    root = ET.fromstring(run("check", "--format", "junit", *GONE).stdout)  # noqa: S314 - our own

    assert any(SAID in (text or "") for text in root.itertext())


def test_no_baseline_is_written_of_what_is_only_assumed(run: Run, base: Path) -> None:
    done = run("check", *GONE, "--write-baseline")

    assert done.exit_code == 2
    assert "leave out --assume-gone" in done.stderr
    assert not (base / "relaybook-baseline.yml").exists()


def test_an_entry_of_the_baseline_is_not_stale_because_somebody_is_assumed_gone(run: Run) -> None:
    run("check", "--write-baseline")

    assert "stale-baseline-entry" not in run("check", "--all", *GONE).stdout


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (
            "vendor:acm",
            "there is no contact 'vendor:acm' who could be gone; did you mean vendor:acme",
        ),
        ("duty-manager", "a role does not leave; name who holds 'duty-manager'"),
    ],
)
def test_whoever_cannot_be_gone_is_refused(run: Run, who: str, said: str) -> None:
    done = run("check", "--assume-gone", who)

    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_who_says_it_as_loudly(run: Run) -> None:
    text = run("--color", "always", "who", "ledger", *GONE).stdout

    assert f"\x1b[1;31m{SAID}\x1b[0m" in text
    assert "NOT ACTIVE: taken to be gone" in text
