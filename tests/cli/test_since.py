"""`relaybook check --since`: a change alone, in real repositories."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write
from tests.git.repositories import git

OTHER = "# Pause the rates\n\nSee [a page](../nowhere.md).\n"


@pytest.fixture
def work(base: Path) -> Path:
    """A branch `work` that left `main`, on which one runbook was broken before."""
    write(base, {"runbooks/pause.md": OTHER})
    git(base, "init", "--quiet", "--initial-branch=main")
    git(base, "add", "--all")
    git(base, "commit", "--quiet", "-m", "Begin")
    git(base, "checkout", "--quiet", "-b", "work")
    return base


def paths(output: str) -> list[str]:
    return [one["path"] for one in json.loads(output)["findings"] if one["severity"] == "error"]


def test_only_what_changed_is_reported_and_the_rest_is_counted(work: Path, run: Run) -> None:
    write(work, {"runbooks/stop.md": OTHER.replace("nowhere", "nothing")})

    result = run("check", "--since", "main", "--select", "broken-link")

    assert result.exit_code == 1
    assert "runbooks/stop.md" in result.stdout
    assert "pause.md" not in result.stdout
    assert result.stdout.splitlines()[-1] == (
        "1 error · 1 of 12 documents judged · 0 accepted · 0.00 s"
    )
    assert result.stderr == ""


@pytest.mark.usefixtures("work")
def test_nothing_changed_is_clean(run: Run) -> None:
    result = run("check", "--since", "main")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "No findings · 0 of 11 documents judged · 0 accepted · 0.00 s"
    )


def test_the_completeness_is_that_of_all(work: Path, run: Run) -> None:
    write(work, {"runbooks/stop.md": OTHER})
    whole = json.loads(run("check", "--format", "json").stdout)

    part = json.loads(run("check", "--format", "json", "--since", "main").stdout)

    assert part["completeness"] == whole["completeness"]
    assert part["counts"]["documents"] + part["counts"]["left_out"] == whole["counts"]["documents"]


def test_what_names_a_deleted_record_is_reported(work: Path, run: Run) -> None:
    (work / "contacts/duty-manager.yaml").unlink()

    found = paths(run("check", "--since", "main", "--format", "json").stdout)

    assert {"systems/ledger.yaml", "contacts/payments.yaml"} <= set(found)
    assert "runbooks/pause.md" not in found


def test_what_names_a_renamed_record_is_reported(work: Path, run: Run) -> None:
    git(work, "mv", "systems/rates.yaml", "systems/prices.yaml")
    git(work, "commit", "--quiet", "-m", "Rename")

    found = paths(run("check", "--since", "main", "--format", "json").stdout)

    assert "systems/ledger.yaml" in found
    assert "handovers/acme-exit.md" in found


def test_the_other_branch_does_not_count(work: Path, run: Run) -> None:
    git(work, "checkout", "--quiet", "main")
    write(work, {"systems/ledger.yaml": FILES["systems/ledger.yaml"] + "colour: red\n"})
    git(work, "commit", "--quiet", "--all", "-m", "Theirs")
    git(work, "checkout", "--quiet", "work")

    result = run("check", "--since", "main")

    assert "· 0 of 11 documents judged ·" in result.stdout


@pytest.mark.usefixtures("work")
def test_a_missing_revision_gives_a_notice_and_everything(run: Run) -> None:
    result = run("check", "--since", "origin/main", "--select", "broken-link")

    assert result.stderr == (
        "warning: everything is reported: there is no revision 'origin/main' here; fetch it:"
        " `git fetch origin main`\n"
    )
    assert result.exit_code == 1
    assert "1 error in 11 documents" in result.stdout


def test_a_shallow_clone_gives_a_notice_and_everything(
    work: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", work.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")

    result = run("check", "--since", "origin/main", "--select", "broken-link")

    assert "everything is reported: there is no revision 'origin/main' here (the" in result.stderr
    assert "1 error in 11 documents" in result.stdout


def test_another_configuration_can_change_everything(work: Path, run: Run) -> None:
    write(work, {"relaybook.yml": "name: Sample 2\n"})

    result = run("check", "--since", "main", "--select", "broken-link")

    assert result.stderr == "note: everything is reported: relaybook.yml changed since main\n"
    assert "1 error in 11 documents" in result.stdout


def test_a_folder_narrows_it_further(work: Path, run: Run) -> None:
    write(work, {"runbooks/stop.md": OTHER, "docs/page.md": OTHER})

    result = run("check", "docs", "--since", "main", "--select", "broken-link")

    assert "docs/page.md:3:5" in result.stdout
    assert "stop.md" not in result.stdout
    assert "1 of 1 document judged" in result.stdout


def test_a_mended_entry_of_the_baseline_is_reported(work: Path, run: Run) -> None:
    run("check", "--write-baseline")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "-m", "Put off")
    git(work, "branch", "--force", "main")
    assert run("check", "--since", "main").exit_code == 0
    write(work, {"runbooks/pause.md": "# Pause the rates\n\nWait.\n"})

    result = run("check", "--since", "main", "--format", "concise")

    assert "warning[stale-baseline-entry]" in result.stdout
    assert result.exit_code == 0
