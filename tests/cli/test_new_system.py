"""`relaybook new system`: whom it belongs to, and what it needs."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, findings, report


def test_a_system_of_a_team_that_names_nobody_else_has_its_own_escalation(
    base: Path, run: Run
) -> None:
    run("new", "contact", "Platform", "--reach", "#platform")
    options = ("--team", "platform", "--tier", "3", "--needs", "ledger, rates")

    refused = run("new", "system", "Gateway", *options)
    result = run("new", "system", "Gateway", *options, "--then", "duty-manager")

    assert "give --then (see --help)" in refused.stderr
    assert result.exit_code == 0
    assert findings(base, "systems/gateway.yaml") == ()
    assert (base / "systems/gateway.yaml").read_text() == (
        "title: Gateway\nowner: platform\nservice_tier: 3\n"
        "escalation: [team:platform, role:duty-manager]\ndepends_on: [ledger, rates]\n"
    )


def test_a_system_may_say_why_it_needs_nothing(base: Path, run: Run) -> None:
    options = ("--team", "payments", "--tier", "3", "--needs", "It stands alone in a cellar")

    run("new", "system", "Gateway", *options)

    assert findings(base, "systems/gateway.yaml") == ()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--team", "paymnts"), "--team names no team: 'paymnts'; did you mean 'payments'?"),
        (("--team", "acme-desk"), "--team names no team: 'acme-desk'"),
        (("--needs", "ledgr"), "--needs names no system: 'ledgr'; did you mean 'ledger'?"),
        (("--needs", "nothing"), "or say in at least 20 characters why it needs none"),
        (("--tier", "high"), "--tier is none of 1, 2, 3, 4: 'high'"),
        (("--tier", "TBD"), "--tier says nothing: 'TBD'"),
    ],
)
def test_a_wrong_answer_is_named(run: Run, option: Sequence[str], message: str) -> None:
    result = run("new", "system", *ALL_ANSWERS["system"], *option)

    assert result.exit_code == 2
    assert message in result.stderr


def test_the_first_system_no_longer_claims_to_be_the_only_one(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "new"
    call = ("--call", "#payments", "--then", "Priya Nair, 4101")
    run("init", str(folder), "--system", "Ledger", "--team", "Payments", *call)
    options = ("--tier", "2", "--needs", "ledger", "--base", str(folder))

    result = run("new", "system", "Gateway", *options)

    words = " ".join(result.stderr.split())
    assert "systems/ledger.yaml says that it is the only system: write what it needs" in words


def test_a_system_in_an_empty_knowledge_base_is_clean(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kb/contacts").mkdir(parents=True)
    (tmp_path / "kb/relaybook.yml").write_text("name: New\n")
    at = ("--base", str(tmp_path / "kb"))
    person = ("--type", "person", "--reach", "4101")

    assert run("new", "contact", "Ann Lee", *person, *at).exit_code == 0
    assert run("new", "contact", "Ops", "--reach", "4100", "--then", "ann-lee", *at).exit_code == 0
    assert run("new", "system", "Ledger", "--team", "ops", "--tier", "1", *at).exit_code == 0
    assert not report(tmp_path / "kb", "systems").findings
