"""Systems as people type them in an incident: the id, the name on the door, or a part of either."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


def heading(base: Path, run: Run, written: str) -> str:
    with (base / "systems/rates.yaml").open("a") as file:
        file.write("aliases: [{source: jaeger, value: rates-svc}]\n")
    return run("impact", written).stdout.split("\n")[0]


@pytest.mark.parametrize(
    "written", ["rates", "system:rates", "RATES", "Rates", " rates ", "rates-svc", "Rates-Svc"]
)
def test_a_system_answers_to_its_id_its_title_and_its_aliases(
    base: Path, run: Run, written: str
) -> None:
    assert heading(base, run, written) == "Rates (system:rates) is down"


def test_the_title_of_two_systems_names_neither(base: Path, run: Run) -> None:
    ledger = base / "systems/ledger.yaml"
    ledger.write_text(ledger.read_text().replace("title: Ledger", "title: The books"))
    rates = base / "systems/rates.yaml"
    rates.write_text(rates.read_text().replace("title: Rates", "title: The books"))
    result = run("impact", "the books")

    assert (result.exit_code, result.stderr) == (
        2,
        "Error: 'the books' is what 'ledger' and 'rates' are called; write one of these\n",
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("ratse", "did you mean 'rates'?"),
        ("led", "did you mean 'ledger'?"),
        ("e", "did you mean 'ledger' or 'rates'?"),
        ("team:payments", "it is a contact: relaybook who team:payments"),
        ("payments", "it is a contact: relaybook who payments"),
        ("zzzz", "relaybook map shows all 2"),
    ],
)
def test_what_names_no_system_is_answered_with_what_to_write(
    run: Run, written: str, hint: str
) -> None:
    result = run("impact", written)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: there is no system {written!r}; {hint}\n"


def test_where_there_is_none_the_way_to_the_first_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "relaybook.yml").write_text("format: 1\n")
    result = run("impact", "web", "--base", str(tmp_path))

    assert "there is no system 'web', and no other: relaybook new system NAME" in result.stderr
