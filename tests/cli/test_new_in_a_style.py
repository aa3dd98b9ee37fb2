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

    path = "runbooks/ledger/ledger-slow.md"
    found = report(base, path, Level.FULL).findings
    assert result.stdout == f"{path}\n", result.stderr
    assert f"\n## {heading}\n\nUnder 1 s" in (base / path).read_text()
    assert "missing-verification" not in {one.rule for one in found}
