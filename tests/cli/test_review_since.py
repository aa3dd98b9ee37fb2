"""`relaybook review --since`: what became of a handover between two meetings."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.git.repositories import git
from tests.load.folder import write
from tests.review.handed_over import FILES

from relaybook.cli.group import relaybook

SYSTEM, HANDOVER = "systems/scoring.yaml", "handovers/acme.md"
EXECUTIVE = "accountable_executive: person:r-okafor\n"
MILESTONES = "handovers/acme/milestones.csv"
HEAD = "id,name,baseline_on,forecast_on,done_on\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(relaybook, list(words))


def since(*words: str) -> Any:
    return json.loads(run("review", *words, "--format", "json").stdout)["since"]


@pytest.fixture
def meetings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank as of 1 November, tagged, and its files as they are today."""
    handover = FILES[HANDOVER].replace("early_life", "profiles: [vendor-exit]\nearly_life")
    then = {
        **FILES,
        HANDOVER: handover,
        SYSTEM: FILES[SYSTEM].replace(EXECUTIVE, ""),
        MILESTONES: f"{HEAD}M1,A,2026-11-10,2026-11-10,\nM2,B,2026-11-12,2026-11-20,\n",
    }
    folder = write(tmp_path / "bank", then)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Begin", day="2026-11-01")
    git(folder, "tag", "meeting")
    write(
        folder,
        {
            SYSTEM: FILES[SYSTEM].replace("owner: payments\n", ""),
            MILESTONES: (
                f"{HEAD}M1,A,2026-11-10,2026-11-30,\nM2,B,2026-11-12,2026-11-20,2026-11-19\n"
            ),
        },
    )
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("meetings")
def test_gates_close_and_open() -> None:
    found = since("--since", "meeting")

    assert found["day"] == "2026-11-01"
    assert "OWN002" in [one["code"] for one in found["closed"]]
    assert "OWN001" in [one["code"] for one in found["opened"]]
    assert not {"OWN001"} & {one["code"] for one in found["closed"]}
    assert ("missing-owner", "system:scoring") in [
        (one["rule"], one["subject"]) for one in found["found"]
    ]
    assert "missing-executive" in [one["rule"] for one in found["mended"]]


@pytest.mark.usefixtures("meetings")
def test_a_milestone_slips_against_what_was_forecast_then() -> None:
    found = since("--since", "2026-11-05")

    assert [(one["milestone"], one["before"], one["now"]) for one in found["slipped"]] == [
        ("M1", "2026-11-10", "2026-11-30")
    ]
    assert found["slipped"][0]["days"] == 20
    assert found["done"] == ["M2"]


@pytest.mark.usefixtures("meetings")
def test_it_is_said_and_can_be_made_again() -> None:
    shown = " ".join(run("review", "--since", "meeting").stdout.split())

    assert " of 2026-11-01: " in shown
    assert "1 milestone slipped." in shown
    assert "Held against commit " in shown
    command = shown.partition("to make it again: relaybook ")[2].partition(" | sha256sum")[0]
    assert since(*command.split()[1:-2])["commit"] in command


@pytest.mark.usefixtures("meetings")
def test_without_it_nothing_is_compared() -> None:
    assert "since" not in json.loads(run("review", "--format", "json").stdout)


def test_a_handover_that_was_not_there_is_new(meetings: Path) -> None:
    (meetings / HANDOVER).rename(meetings / "handovers/other.md")
    (meetings / MILESTONES).unlink()

    found = since("other", "--since", "meeting")

    assert found["is_new"]
    assert found["closed"] == found["opened"] == []
    shown = run("review", "other", "--since", "meeting").stdout
    assert "There was no such handover then" in shown


@pytest.mark.usefixtures("meetings")
def test_an_unknown_revision_is_refused() -> None:
    done = run("review", "--since", "nowhere")

    assert done.exit_code == 2
    assert "nowhere" in done.stderr


@pytest.mark.usefixtures("meetings")
def test_nothing_changed_since_now() -> None:
    git(Path.cwd(), "add", "--all")
    git(Path.cwd(), "commit", "--quiet", "-m", "Go on", day="2026-11-23")

    found = since("--since", "HEAD")

    assert [found[name] for name in ("closed", "opened", "mended", "found", "slipped")] == [[]] * 5
