"""`relaybook new runbook` writes headings that its folder's style reads as they are meant."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import TEXTS, report
from tests.cli.sample_base import write

from relaybook.findings import Level


@pytest.mark.parametrize(
    ("style", "heading"),
    [
        ("default", "Verification"),
        ("four-heading", "Verification"),
        ("gitlab-playbook", "Validation"),
    ],
)
def test_the_verification_is_read_as_one(base: Path, run: Run, style: str, heading: str) -> None:
    settings = f"format: 1\nname: Example\nheading_style: {{runbooks: {style}}}\n"
    write(base, {"relaybook.yml": settings})

    result = run("new", "runbook", "Ledger slow", "--system", "ledger", *TEXTS)

    path = "runbooks/ledger-slow.md"
    found = report(base, path, Level.FULL).findings
    assert result.stdout == f"{path}\n", result.stderr
    assert f"\n## {heading}\n\nUnder 1 s" in (base / path).read_text()
    assert "missing-verification" not in {one.rule for one in found}


def test_the_sections_of_the_style_are_there_and_left_to_fill(base: Path, run: Run) -> None:
    settings = "format: 1\nheading_style: {runbooks: four-heading}\nlevel: standard\n"
    write(base, {"relaybook.yml": settings})

    result = run("new", "runbook", "Ledger slow", "--system", "ledger", *TEXTS)

    path = "runbooks/ledger-slow.md"
    text = (base / path).read_text()
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Meaning",
        "## Impact",
        "## Diagnosis",
        "## Mitigation",
        "## Verification",
    ]
    assert "  TODO   Who notices what, and what it costs while it lasts\n" in result.stderr
    assert {one.rule for one in report(base, path).findings} == {"empty-section"}


def test_at_full_the_sections_of_its_type_are_there(base: Path, run: Run) -> None:
    write(base, {"relaybook.yml": "format: 1\nlevel: full\n"})

    run("new", "runbook", "Ledger slow", "--system", "ledger", *TEXTS)

    found = report(base, "runbooks/ledger-slow.md", Level.FULL).findings
    assert "missing-section" not in {one.rule for one in found}
    assert "empty-section" in {one.rule for one in found}


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ((), "playbooks/alerts/ledger-slow.md"),
        (("--area", "night"), "runbooks/night/ledger-slow.md"),
    ],
)
def test_it_goes_to_where_the_runbooks_of_the_system_are(
    base: Path, run: Run, options: tuple[str, ...], path: str
) -> None:
    other = (base / "runbooks/restart.md").read_text()
    (base / "runbooks/restart.md").unlink()
    settings = "format: 1\nfolders: {runbooks: [runbooks, playbooks]}\n"
    write(base, {"relaybook.yml": settings, "playbooks/alerts/restart.md": other})

    result = run("new", "runbook", "Ledger slow", "--system", "ledger", *TEXTS, *options)

    assert result.stdout == f"{path}\n", result.stderr


def test_the_first_runbook_of_a_system_opens_a_folder(base: Path, run: Run) -> None:
    assert not (base / "runbooks/rates").exists()

    result = run("new", "runbook", "Rates slow", "--system", "rates", *TEXTS)

    assert result.stdout == "runbooks/rates/rates-slow.md\n", result.stderr
