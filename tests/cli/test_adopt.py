"""`relaybook init --adopt` as its users meet it."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write

PAGE = "# {}\n\n## Meaning\n\nIt is full.\n\n## Impact\n\nNone.\n\n## Diagnosis\n\nLook.\n\n"
END = "## Mitigation\n\nDelete it: see [this](../nowhere.md).\n"
ADR = "# Use it\n\n## Status\n\nAccepted\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n"
ADR += "## Consequences\n\nC.\n"
PAGES = {f"alerts/{name}.md": PAGE.format(name) + END for name in ("DiskFull", "QueueLong")}


@pytest.fixture
def repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    """A repository of somebody else; it becomes the current folder."""
    folder = write(tmp_path / "Ops notes", {**PAGES, "README.md": "# Ops\n\nNotes.\n"})
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_it_is_taken_in_and_what_to_do_next_is_said(repository: Path, run: Run) -> None:
    before = files(repository)

    result = run("init", "--adopt")

    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "wrote relaybook.yml: read its guesses",
        "wrote relaybook-baseline.yml: 2 findings that were there before",
        "  2 errors: 2 broken-link",
        "added /site/ to .gitignore",
    ]
    assert "No findings in 3 documents · 0 accepted · 2 in the baseline" in lines
    assert lines[lines.index("Next") + 1].startswith("  relaybook.yml ")
    assert {**files(repository), **before} == files(repository)
    assert "  alerts: four-heading\n" in (repository / "relaybook.yml").read_text()
    assert "name: Ops notes\n" in (repository / "relaybook.yml").read_text()
    assert run("check").exit_code == 0


def test_a_dry_run_shows_the_file_and_writes_nothing(repository: Path, run: Run) -> None:
    before = files(repository)

    result = run("init", "--adopt", "--dry-run")

    assert result.exit_code == 0
    assert files(repository) == before
    run("init", "--adopt")
    assert (repository / "relaybook.yml").read_text() == result.stdout


def test_a_second_time_is_refused(repository: Path, run: Run) -> None:
    run("init", "--adopt")
    before = files(repository)

    result = run("init", "--adopt")

    assert result.exit_code == 2
    assert "there is a knowledge base already: relaybook.yml" in result.stderr
    assert files(repository) == before


def test_a_baseline_that_is_there_is_left_alone(repository: Path, run: Run) -> None:
    write(repository, {"relaybook-baseline.yml": "format: 1\nfindings: []\n"})

    result = run("init", "--adopt")

    assert result.exit_code == 1
    assert "wrote relaybook-baseline.yml" not in result.stdout
    assert (repository / "relaybook-baseline.yml").read_text() == "format: 1\nfindings: []\n"


def test_clean_pages_need_no_baseline(repository: Path, run: Run) -> None:
    write(
        repository,
        {path: text.replace("[this](../nowhere.md)", "it") for path, text in PAGES.items()},
    )

    result = run("init", "--adopt")

    assert result.exit_code == 0
    assert not (repository / "relaybook-baseline.yml").exists()
    assert "--no-baseline" not in result.stdout


def test_another_folder_can_be_named(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.parent)

    result = run("init", "--adopt", "Ops notes")

    assert result.exit_code == 0
    assert "wrote Ops notes/relaybook.yml: read its guesses\n" in result.stdout
    assert "  cd 'Ops notes'" in result.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--dry-run",), "--dry-run goes with --adopt"),
        (("--adopt", "--example"), "leave the other options out"),
        (("--adopt", "--team", "Payments"), "leave the other options out"),
        (("--adopt", "nowhere"), "there is no folder nowhere to adopt"),
        (("--adopt", "empty"), "holds neither Markdown nor alert rules"),
    ],
)
def test_what_makes_no_sense_is_refused(
    repository: Path, options: tuple[str, ...], message: str, run: Run
) -> None:
    (repository / "empty").mkdir()

    result = run("init", *options)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not (repository / "relaybook.yml").exists()


def test_no_sample_is_written_between_the_pages_of_others(repository: Path, run: Run) -> None:
    result = run("init")

    assert result.exit_code == 2
    assert "take them in as they are with --adopt" in " ".join(result.stderr.split())
    assert not (repository / "systems").exists()


WEIGHED = {
    f"alerts/page-{at}.md": f"---\nweight: {at}\nreview_inn: 3 months\n---\n" + PAGE.format(at)
    for at in range(3)
}


def committed(folder: Path) -> None:
    for words in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "Start"),
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)


def test_what_the_baseline_holds_is_said_by_rule(repository: Path, run: Run) -> None:
    write(repository, WEIGHED)

    result = run("init", "--adopt")

    at = result.stdout.splitlines().index(
        "wrote relaybook-baseline.yml: 8 findings that were there before"
    )
    assert result.stdout.splitlines()[at + 1 : at + 3] == [
        "  2 errors: 2 broken-link",
        "  6 warnings: 6 unknown-field",
    ]


def test_keys_of_other_tools_are_proposed_and_then_no_findings(repository: Path, run: Run) -> None:
    write(repository, WEIGHED)
    run("init", "--adopt")
    configuration = repository / "relaybook.yml"
    text = configuration.read_text()

    assert "# Keys in front matter that are no fields of ours: weight (3). " in text
    configuration.write_text(text.replace("# foreign_keys: [weight]", "foreign_keys: [weight]"))
    found = run("check", "--no-baseline", "--format", "concise", "--all").stdout

    assert "'weight'" not in found
    assert found.count("'review_inn' is not a field of a runbook") == 3


def test_the_proposed_level_works_once_its_comment_is_taken_away(
    repository: Path, run: Run
) -> None:
    run("init", "--adopt")
    configuration = repository / "relaybook.yml"
    text = configuration.read_text()

    assert text.endswith(
        "level:\n  default: basic\n  # To raise the nearest folder, take away the # before"
        " `folders`:\n  # folders: {alerts: standard}\n"
    )
    configuration.write_text(text.replace("# folders: {alerts", "folders: {alerts"))
    result = run("check", "--format", "json")

    assert result.exit_code == 1, result.stderr
    assert "missing-owner" in result.stdout


def test_the_counts_are_those_of_the_recommended_command(repository: Path, run: Run) -> None:
    write(repository, {"alerts/index.md": "# Alerts\n\nAll of them.\n"})
    run("init", "--adopt")
    text = (repository / "relaybook.yml").read_text()
    command = ("check", "alerts", "--level", "standard", "--no-baseline", "--format", "json")
    seen = json.loads(run(*command).stdout)

    lacking = Counter(one["rule"] for one in seen["findings"])
    assert f" of {seen['counts']['documents']} documents at standard; lacking: " in text
    for rule, count in lacking.most_common(1):
        assert f"{rule} {count}" in text


def test_git_is_asked_as_a_check_asks_it(repository: Path, run: Run) -> None:
    pages = {f"adr/000{at}-use-{at}.md": ADR for at in (1, 2)}
    write(repository, pages)
    committed(repository)

    adopted = run("init", "--adopt")
    checked = run("check")

    assert "there is no git here" not in adopted.stdout
    assert checked.stdout.rpartition(" · ")[0] in adopted.stdout
