"""`relaybook who`, read by somebody who was just woken."""

import json
from pathlib import Path

from tests.cli.conftest import Run

LEDGER = """\
Ledger (system:ledger)
as of 2026-11-23
systems/ledger.yaml: escalation written there

1. Payments, answers within 15m
   pager    payments-primary
   phone    +44 20 5550 0100
   hours    Mon-Fri 09:00-17:00 Europe/London, CLOSED NOW
   people   Ruth Okafor +44 20 5550 0101
   id       team:payments

2. Acme desk, answers within 30m
   phone    +44 20 5550 0200
   vendor   Acme
   id       team:acme-desk

3. Duty manager, answers within 15m
   phone    +44 20 5550 0102
   hours    24x7, answers now
   held by  Leo Marsh +44 20 5550 0103
   id       role:duty-manager
"""


def test_a_system_names_its_escalation_in_order(run: Run) -> None:
    result = run("who", "ledger")

    assert result.stdout == LEDGER
    assert (result.exit_code, result.stderr) == (0, "")


def test_after_the_exit_the_vendor_is_not_called(run: Run) -> None:
    result = run("who", "system:ledger", "--as-of", "exit")

    assert (
        "2. Acme desk, answers within 30m\n"
        "   NOT ACTIVE: contract C-1 with vendor:acme ended on 2026-12-31\n"
        "   id       team:acme-desk\n"
    ) in result.stdout
    assert "answers now" not in result.stdout


def test_an_alert_leads_to_its_runbook(run: Run) -> None:
    lines = run("who", "ledgerdown").stdout.splitlines()

    assert lines[0] == "LedgerDown: Restart the ledger (alert:LedgerDown)"
    assert lines[2] == "runbooks/restart.md: escalation from system ledger"


def test_json_holds_the_same(run: Run) -> None:
    found = json.loads(run("who", "duty-manager", "--format", "json").stdout)

    assert found["version"] == 1
    assert found["as_of"] == {"day": "2026-11-23", "fixed": None}
    assert found["lists"] == [
        {
            "subject": "role:duty-manager",
            "name": "Duty manager",
            "path": "contacts/duty-manager.yaml",
            "source": "the contact itself",
            "calls": [
                {
                    "contact": "role:duty-manager",
                    "name": "Duty manager",
                    "active": True,
                    "reason": None,
                    "vendor": None,
                    "respond_within": None,
                    "hours": "24x7",
                    "time_zone": None,
                    "reach": [{"channel": "phone", "value": "+44 20 5550 0102"}],
                    "people": [
                        {
                            "contact": "person:l-marsh",
                            "name": "Leo Marsh",
                            "reach": [{"channel": "phone", "value": "+44 20 5550 0103"}],
                        }
                    ],
                }
            ],
        }
    ]


def test_a_system_answers_to_what_its_monitoring_calls_it(base: Path, run: Run) -> None:
    with (base / "systems/ledger.yaml").open("a") as file:
        file.write("aliases: [{source: jaeger, value: Ledger-svc}]\n")

    assert run("who", "ledger-svc").stdout == LEDGER


def test_an_unknown_name_is_answered_with_the_nearest(run: Run) -> None:
    result = run("who", "legder")

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: there is no contact, system, runbook or alert 'legder'; did you mean 'ledger'?\n"
    )


def test_another_base_can_be_named(base: Path, run: Run) -> None:
    assert run("who", "ledger", "--base", str(base / "systems")).stdout == LEDGER
