"""A small knowledge base that a person, a team and a vendor leave."""

from datetime import date
from pathlib import Path

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver import Leaving, leaver

EXIT = date(2027, 1, 1)
TODAY = date(2026, 11, 23)

FILES = {
    "relaybook.yml": "name: Sample\n",
    "contacts/acme.yaml": """\
type: vendor
title: Acme
reach: {phone: "+44 20 5550 0200"}
domains: [acme.example.com]
contracts:
  - {ref: C-1, covers: Running the ledger, start_on: 2025-01-01, end_on: 2026-12-31}
subcontractors: [vendor:beta]
""",
    "contacts/beta.yaml": """\
type: vendor
title: Beta
reach: {phone: "+44 20 5550 0300"}
contracts:
  - {ref: B-1, start_on: 2025-01-01, end_on: 2027-12-31, notice_days: 90}
  - {start_on: 2025-01-01}
  - {ref: B-3, end_on: 0001-01-02, notice_days: 90}
""",
    "contacts/acme-desk.yaml": """\
type: team
title: Acme desk
org: vendor:acme
reach: {phone: "+44 20 5550 0201"}
members: [a-lee]
""",
    "contacts/a-lee.yaml": """\
type: person
title: Ann Lee
org: vendor:acme
reach: {phone: "+44 20 5550 0202", email: ann@acme.example.com}
until_on: 2026-12-31
""",
    "contacts/b-roy.yaml": """\
type: person
title: Bea Roy
reach: {phone: "+44 20 5550 0101", email: bea@bank.example.com}
handles: ["@bea"]
""",
    "contacts/c-das.yaml": """\
type: person
title: Cy Das
reach: {phone: "+44 20 5550 0102"}
""",
    "contacts/payments.yaml": """\
type: team
title: Payments
reach: {phone: "+44 20 5550 0100", pager: payments}
members: [b-roy, c-das]
""",
    "contacts/night.yaml": """\
type: team
title: Night desk
reach: {phone: "+44 20 5550 0103"}
members: [b-roy]
""",
    "contacts/releaser.yaml": """\
type: role
title: Release approver
reach: {phone: "+44 20 5550 0104"}
held_by:
  - {contact: person:a-lee, until_on: 2026-12-31}
""",
    "contacts/tester.yaml": """\
type: role
title: Tester
reach: {phone: "+44 20 5550 0105"}
held_by:
  - {contact: person:a-lee, until_on: 2026-06-30}
  - {contact: person:a-lee, until_on: 2026-12-31}
  - {contact: person:c-das, from_on: 2026-07-01}
  - {contact: person:a-lee, from_on: 2028-01-01}
""",
    "systems/ledger.yaml": """\
title: Ledger
owner: payments
service_tier: 1
provider: vendor:acme
technical_owner: person:a-lee
known_about_by: [person:a-lee, person:b-roy]
decision_rights: {change: role:releaser, data_access: person:c-das}
depends_on: {not_applicable: "It runs alone on one host."}
alert_route: team:acme-desk
repositories:
  - {url: "git@git.acme.example.com:ledger.git", account_owner: team:payments}
  - {url: "https://git.acme.example.com.evil.test/x", account_owner: team:payments}
escalation:
  - {contact: team:acme-desk, respond_within: 15m}
  - {contact: team:payments, respond_within: 30m}
""",
    "systems/ledger/access.csv": """\
id,what,type,custodian,grant_by,holders,via,secret_ref
ledger-admin,Administrator,account,vendor:acme,person:a-lee,person:a-lee|person:b-roy,,vault:ledger/admin
ledger-key,Signing key,key,team:payments,team:payments,person:a-lee,direct,vault:ledger/key
ledger-read,Reader,account,team:payments,team:payments,person:b-roy,ACME sign-on,
""",
    "systems/rates.yaml": """\
title: Rates
owner: night
service_tier: 2
depends_on: {not_applicable: "It runs alone on one host."}
escalation:
  - {contact: team:night, respond_within: 15m}
""",
    "systems/old.yaml": """\
title: Old ledger
owner: acme-desk
lifecycle: retired
depends_on: {not_applicable: "It runs no more."}
""",
    "runbooks/restart.md": """\
---
systems: [ledger]
authors: [person:a-lee]
rollback: {decider: person:a-lee, trigger: it fails, deadline: 20m}
---

# Restart the ledger

## Steps

1. Look at [the board](https://Boards.acme.example.com/7), not at <https://notacme.example.com>.
""",
    "runbooks/rates-down.md": """\
---
systems: [rates]
alerts: [RatesDown]
---

# Rates down

## Steps

1. Look.
""",
    "exercises/2026-10-01-rates-down.yaml": """\
runbook: rates-down
digest: sha256:0
date: 2026-10-01
mode: drill
by: [person:b-roy, person:a-lee]
outcome: pass
steps: [{number: 1, digest: "sha256:0", result: ok}]
""",
    "exercises/2026-10-02-rates-down.yaml": """\
runbook: rates-down
digest: sha256:0
date: 2026-10-02
mode: drill
by: [person:c-das]
outcome: fail
steps: [{number: 1, digest: "sha256:0", result: wrong}]
""",
    "decisions/0001-one-ledger.md": """\
---
status: accepted
date: 2025-03-01
decision_makers: [Ann Lee]
---

# One ledger

## Context

Two were too many.
""",
    "decisions/0002-rates.md": """\
---
status: accepted
date: 2025-03-01
decision_makers: [person:a-lee, person:c-das]
---

# Rates apart

## Context

They change more often.
""",
    "decisions/0003-by-a-stranger.md": """\
---
status: accepted
date: 2025-03-01
decision_makers: [person:a-lee, Zoe Stranger]
---

# By a stranger

## Context

Nobody knows her.
""",
    "handovers/acme-leaves.md": """\
---
status: in_progress
from: vendor:acme
to: team:payments
contract: {vendor: vendor:acme, ref: C-1}
systems: [ledger]
milestones:
  - {id: M1, name: Accepted, forecast_on: 2026-12-15}
  - {id: M2, name: Data returned, forecast_on: 2027-01-10}
  - {id: M3, name: Started, forecast_on: 2027-01-10, done_on: 2026-11-01}
sessions:
  - {id: S1, date: 2026-10-01, topic: Past, from: person:a-lee, to: [person:b-roy]}
  - {id: S2, date: 2027-01-05, topic: Future, from: person:a-lee, to: [person:b-roy]}
access_transfers:
  - access: ledger-key
    holder: person:a-lee
    to: team:payments
    method: rotate
    planned_on: 2026-12-20
---

# Acme leaves

## Summary

Acme leaves.
""",
}


def leaving_base(folder: Path) -> KnowledgeBase:
    """Write the files below an empty folder and load them."""
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(folder))


def gone(base: KnowledgeBase, contact: str, day: date = EXIT) -> Leaving:
    return leaver(base, base.contacts[contact], day)


def told(leaving: Leaving, area: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Return place and key, what, who remains, and what to write."""
    return [
        (f"{one.path}:{one.span.line} {one.key}", one.what, one.remains, one.instead)
        for one in leaving.resting
        if one.area == area
    ]
