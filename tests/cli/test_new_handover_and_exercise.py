"""`relaybook new handover` and `relaybook new exercise`: what they take from other records."""

import hashlib
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, WRITTEN, findings

from relaybook.findings import Level


def test_a_handover_takes_what_the_vendor_runs_and_the_end_of_its_contract(
    base: Path, run: Run
) -> None:
    system = base / "systems/rates.yaml"
    system.write_text(system.read_text() + "provider: acme\n")

    result = run("new", "handover", "Acme leaves", "--to", "payments")

    text = (base / "handovers/acme-leaves.md").read_text()
    assert result.exit_code == 0, result.stderr
    assert "contract: {vendor: acme, ref: C-1}\nsystems: [rates]\n" in text
    assert "Acme hands over Rates. Payments takes over." in text
    assert "2026-12-31: last day of the contract with Acme." in text


def test_a_handover_has_its_tables_beside_it(base: Path, run: Run) -> None:
    (base / "systems/ledger").mkdir(exist_ok=True)
    (base / "systems/ledger/access.csv").write_text("id,holders\nroot,team:acme-desk|payments\n")

    result = run("new", "handover", *ALL_ANSWERS["handover"])

    rows = (base / "handovers/acme-leaves/access_transfers.csv").read_text()
    assert result.stdout == "handovers/acme-leaves.md\n"
    assert "  beside handovers/acme-leaves/access_transfers.csv\n" in result.stderr
    assert "write who gets the access that the vendor holds" in result.stderr
    assert rows.splitlines()[1:] == ["root,team:acme-desk,,,,,,,,"]


def test_what_nobody_knows_yet_is_a_finding_not_content(base: Path, run: Run) -> None:
    run("new", "handover", *ALL_ANSWERS["handover"])

    messages = [one.message for one in findings(base, WRITTEN["handover"], Level.FULL)]
    assert "the handover acme-leaves has no open_items" in messages


def test_a_handover_needs_one_contract(base: Path, run: Run) -> None:
    vendor = base / "contacts/acme.yaml"
    vendor.write_text(
        "type: vendor\ntitle: Acme\nreach: {email: a@acme.example.com}\n"
        "contracts: [{ref: C-1, end_on: 2026-12-31}, {ref: C-2, end_on: 2028-12-31}]\n"
    )

    unclear = run("new", "handover", *ALL_ANSWERS["handover"])
    result = run("new", "handover", *ALL_ANSWERS["handover"], "--contract", "C-2")

    assert "holds the contracts C-1, C-2; choose one with --contract" in unclear.stderr
    assert result.exit_code == 0
    assert "2028-12-31: last day" in (base / WRITTEN["handover"]).read_text()


def test_an_exercise_keeps_digests_of_the_page_and_of_its_steps(base: Path, run: Run) -> None:
    page = base / "runbooks/restart.md"
    step = page.read_text().split("## Steps\n\n")[1].split("\n\n## Verification")[0]

    run("new", "exercise", "Restart the ledger", *ALL_ANSWERS["exercise"][1:], "--wrong", "1")

    exercise = yaml.safe_load((base / WRITTEN["exercise"]).read_text())
    assert exercise["digest"] == f"sha256:{hashlib.sha256(page.read_bytes()).hexdigest()}"
    assert exercise["steps"] == [
        {
            "number": 1,
            "digest": f"sha256:{hashlib.sha256(step.encode()).hexdigest()}",
            "result": "wrong",
        }
    ]
    assert exercise["by"] == ["person:r-okafor"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("restrt", "RUNBOOK names no runbook: 'restrt'; did you mean 'restart'?"),
        ("stepless", "runbooks/stepless.md has no numbered steps"),
    ],
)
def test_an_exercise_needs_a_runbook_with_steps(
    base: Path, run: Run, name: str, message: str
) -> None:
    (base / "runbooks/stepless.md").write_text("# Stepless\n\nLook.\n")

    result = run("new", "exercise", name, *ALL_ANSWERS["exercise"][1:])

    assert result.exit_code == 2
    assert message in result.stderr
