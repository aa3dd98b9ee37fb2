"""`relaybook new`: where a record is written, and that it takes the place of none."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, TEXTS, WRITTEN


@pytest.mark.parametrize("kind", ["system", "contact", "runbook", "handover", "exercise"])
def test_nothing_is_overwritten(base: Path, run: Run, kind: str) -> None:
    run("new", kind, *ALL_ANSWERS[kind])
    (base / WRITTEN[kind]).write_text("type: team\n")

    again = run("new", kind, *ALL_ANSWERS[kind])

    assert again.exit_code == 2
    assert f"is there already: change {WRITTEN[kind]}, or give another --id" in again.stderr
    assert (base / WRITTEN[kind]).read_text() == "type: team\n"


def test_an_id_is_unique_in_all_folders_of_a_kind(run: Run) -> None:
    result = run("new", "runbook", "Restart", "--area", "other", "--system", "ledger", *TEXTS)

    assert result.exit_code == 2
    assert "the runbook restart is there already: change runbooks/restart.md" in result.stderr


@pytest.mark.parametrize("kind", ["system", "contact", "runbook", "decision", "handover"])
def test_a_name_that_is_not_read_as_a_record_is_refused_at_once(run: Run, kind: str) -> None:
    result = run("new", kind, "Empty template")

    assert result.exit_code == 2
    assert "empty-template" in result.stderr
    assert f"is not read as a {kind}; give another --id" in result.stderr


def test_another_id_may_be_given(base: Path, run: Run) -> None:
    options = ("--team", "payments", "--tier", "2", "--needs", "ledger", "--id", "Mailer")

    result = run("new", "system", "Empty template", *options)

    assert result.stdout == "systems/mailer.yaml\n"
    assert (base / "systems/mailer.yaml").read_text().startswith("title: Empty template\n")


def test_configured_folders_are_used(base: Path, run: Run) -> None:
    folders = "folders: {systems: [it/systems, systems], decisions: it/adr}\n"
    (base / "relaybook.yml").write_text(folders)

    assert run("new", "system", *ALL_ANSWERS["system"]).stdout == "it/systems/gateway.yaml\n"
    written = run("new", "decision", *ALL_ANSWERS["decision"]).stdout
    assert written == "it/adr/ledger/0001-use-a-queue.md\n"


def test_a_path_is_shown_from_where_one_stands(
    base: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base / "systems")

    result = run("new", "contact", "Platform", "--reach", "#platform")

    assert result.stdout == "../contacts/platform.yaml\n"
    assert (base / "contacts/platform.yaml").is_file()
