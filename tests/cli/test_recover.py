"""`relaybook recover`, read on the worst day."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write

_RUNBOOK = """\
---
type: disaster_recovery
systems: [ledger]
---

# Restore the ledger
"""
_FILES = {
    "systems/ledger.yaml": """\
title: Ledger
owner: payments
service_tier: 1
restore_time: 1h
depends_on:
  - {to: rates, needed_for: [run, start]}
  - {to: vpn, needed_for: [run]}
needed_to_recover: [vpn]
""",
    "systems/rates.yaml": "title: Rates\nrestore_time: 30m\n",
    "systems/vpn.yaml": "title: VPN\nprovider: vendor:acme\nowner: acme-desk\n",
    "systems/old.yaml": "title: Old\nlifecycle: retired\n",
    "runbooks/restore.md": _RUNBOOK,
}


@pytest.fixture
def plan(base: Path) -> Path:
    (base / "systems/ledger/recovery.yaml").unlink()
    return write(base, _FILES)


@pytest.mark.usefixtures("plan")
def test_the_waves_say_what_to_do_and_who_does_it(run: Run) -> None:
    result = run("recover")

    assert (
        result.stdout
        == """\
Recovery of everything: 3 systems
as of 2026-11-23

Wave 1: 2 systems
  Rates (rates), no tier: takes 30m, back after 30m
    runbook   none
    team      no owner
    call      nobody can be reached
  VPN (vpn), no tier: nobody knows how long it takes, back nobody knows when
    runbook   none
    provider  vendor:acme
    team      acme-desk
    call      Acme desk: phone +44 20 5550 0200

Wave 2: 1 system
  Ledger (ledger), tier 1: takes 1h, back after 1h 30m at least
    waits for rates
    runbook   Restore the ledger (runbooks/restore.md)
    team      payments
    call      Payments: phone +44 20 5550 0100

What takes longest: rates > ledger, back after 1h 30m at least
Nobody knows how long it takes to restore 1 system, counted as nothing above:
vpn
Not an order: 1 hard need between these, only for running (needed_for says
neither start nor recover)
Not brought back: old (retired)
"""
    )
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.usefixtures("plan")
def test_only_what_a_system_needs_and_who_is_left(run: Run) -> None:
    result = run("recover", "vpn", "--assume-gone", "acme", "--as-of", "2026-12-01")

    assert (
        result.stdout
        == """\
Recovery of VPN and what it takes: 1 system
as of 2026-12-01 (fixed by --as-of 2026-12-01)
assuming that vendor:acme is gone

Wave 1: 1 system
  VPN (vpn), no tier: nobody knows how long it takes, back nobody knows when
    runbook   none
    provider  vendor:acme, NOT ACTIVE: taken to be gone
    team      acme-desk, NOT ACTIVE: gone with vendor:acme
    call      nobody can be reached

What takes longest: vpn, back nobody knows when
Nobody knows how long it takes to restore 1 system, counted as nothing above:
vpn
"""
    )


def test_deadlocks_are_named(base: Path, run: Run, plan: Path) -> None:  # noqa: ARG001
    rates = "title: Rates\ndepends_on: [{to: ledger, needed_for: [start], on_failure: manual}]\n"
    write(
        base,
        {
            "systems/rates.yaml": rates,
            "systems/vpn.yaml": "title: VPN\ndepends_on: [ledger]\n",
        },
    )

    lines = run("recover").stdout.splitlines()

    assert "  DEADLOCK: ledger, rates wait for each other" in lines
    assert lines[-6:-3] == [
        "Deadlock: ledger > rates > ledger; easiest to do without is what rates needs of",
        "ledger",
        "Deadlock: ledger needs vpn to recover, and vpn > ledger",
    ]


@pytest.mark.usefixtures("plan")
def test_recover_as_json(run: Run) -> None:
    found = json.loads(run("recover", "ledger", "--format", "json").stdout)

    assert found["version"] == 1
    assert found["asked"] == ["ledger"]
    assert [[[s["system"] for s in u["systems"]] for u in wave] for wave in found["waves"]] == [
        [["rates"], ["vpn"]],
        [["ledger"]],
    ]
    ledger = found["waves"][1][0]
    assert (ledger["start_seconds"], ledger["end_seconds"], ledger["is_known"]) == (
        1_800, 5_400, False,
    )  # fmt: skip
    assert ledger["systems"][0]["runbooks"] == [
        {"runbook": "restore", "title": "Restore the ledger", "path": "runbooks/restore.md"}
    ]
    assert found["critical_path"] == [["rates"], ["ledger"]]
    assert (found["unknown"], found["needs_without_order"]) == (["vpn"], 1)
