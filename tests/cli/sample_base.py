"""A small knowledge base: two systems, a vendor that leaves, a runbook and an alert."""

from pathlib import Path

FILES = {
    "relaybook.yml": "name: Sample\n",
    "systems/ledger.yaml": """\
title: Ledger
owner: payments
service_tier: 1
depends_on:
  - {to: rates, kind: sync_call, criticality: hard, on_failure: degrades, tolerates: 10m}
escalation:
  - {contact: team:payments, respond_within: 15m, channel: pager}
  - {contact: team:acme-desk, respond_within: 30m}
  - {contact: role:duty-manager, respond_within: 15m}
""",
    "systems/ledger/recovery.yaml": "rto: 4h\n",
    "systems/rates.yaml": """\
title: Rates
owner: payments
service_tier: 1
depends_on: {not_applicable: "It runs alone on one host."}
impact_of_outage: Prices are those of yesterday.
""",
    "contacts/payments.yaml": """\
type: team
title: Payments
reach: {phone: "+44 20 5550 0100", pager: payments-primary}
hours: Mon-Fri 09:00-17:00
time_zone: Europe/London
members: [r-okafor]
escalation: [team:payments, role:duty-manager]
""",
    "contacts/r-okafor.yaml": """\
type: person
title: Ruth Okafor
reach: {phone: "+44 20 5550 0101"}
""",
    "contacts/l-marsh.yaml": """\
type: person
title: Leo Marsh
reach: {phone: "+44 20 5550 0103"}
""",
    "contacts/duty-manager.yaml": """\
type: role
title: Duty manager
reach: {phone: "+44 20 5550 0102"}
hours: 24x7
held_by: [{contact: person:l-marsh}]
""",
    "contacts/acme.yaml": """\
type: vendor
title: Acme
reach: {email: desk@acme.example.com}
contracts: [{ref: C-1, start_on: 2025-01-01, end_on: 2026-12-31}]
""",
    "contacts/acme-desk.yaml": """\
type: team
title: Acme desk
org: vendor:acme
reach: {phone: "+44 20 5550 0200"}
""",
    "handovers/acme-exit.md": """\
---
title: From Acme to payments
status: planned
from: acme
to: payments
contract: {vendor: acme, ref: C-1}
systems: [rates]
---

# From Acme to payments

## Summary

Acme leaves at the end of the year.

## What changes for users

Nothing changes for them.

## What we do not know

How the rates feed is restarted.
""",
    "runbooks/restart.md": """\
---
type: alert_response
systems: [ledger]
alerts: [LedgerDown]
---

# Restart the ledger

## When to use

`LedgerDown` fires.

## Steps

1. **Restart it.** Changes production.

    ```bash
    kubectl rollout restart deploy/ledger
    ```

    **Undo:** `kubectl rollout undo deploy/ledger`

## Verification

The health page is green for five minutes.

## Escalation

The levels of the ledger.
""",
}
BROKEN = {
    "systems/rates.yaml": """\
title: Rates
service_tier: 1
depends_on: [ledgr]
""",
    "runbooks/restart.md": FILES["runbooks/restart.md"].replace(
        "The levels of the ledger.", "See [the vendor](../vendors/)."
    ),
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder
