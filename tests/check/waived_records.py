"""A small handover with one gap and a waiver for it, which tests change."""

import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

DAY = date(2026, 11, 20)
TABLE = "handovers/acme/waivers.csv"
HANDOVER = "handovers/acme.md"
HEADER = "rule,subject,reason,compensating_action,approved_by,approved_on,expires_on\n"
ROW = {
    "rule": "broken-link",
    "subject": "runbook:restart",
    "reason": "The page is written in December",
    "compensating_action": "Acme answers the phone",
    "approved_by": "person:a-lund",
    "approved_on": "2026-11-02",
    "expires_on": "2026-12-15",
}
FILES = {
    "relaybook.yml": "format: 1\nname: Waivers\nlevel: basic\n",
    "contacts/acme.yaml": (
        "type: vendor\ntitle: Acme\nreach: {email: desk@acme.example.com}\n"
        "contracts: [{ref: C-1, start_on: 2026-01-01, end_on: 2026-12-31}]\n"
    ),
    "contacts/v-shah.yaml": (
        "type: person\ntitle: Vikram Shah\norg: vendor:acme\n"
        "reach: {email: v.shah@acme.example.com}\n"
    ),
    "contacts/payments.yaml": (
        "type: team\ntitle: Payments\nmembers: [r-okafor]\nlead: b-ek\nreach: {chat: '#payments'}\n"
    ),
    "contacts/r-okafor.yaml": "type: person\ntitle: Remi Okafor\n",
    "contacts/b-ek.yaml": "type: person\ntitle: Bo Ek\nreach: {phone: '+44 20 7946 0012'}\n",
    "contacts/a-lund.yaml": "type: person\ntitle: Ann Lund\nreach: {phone: '+44 20 7946 0010'}\n",
    "contacts/o-sand.yaml": (
        "type: person\ntitle: Ola Sand\nuntil_on: 2026-11-10\nreach: {phone: '+44 20 7946 0011'}\n"
    ),
    "contacts/head-of-payments.yaml": (
        "type: role\ntitle: Head of payments\nheld_by:\n"
        "  - {contact: o-sand, until_on: 2026-10-31}\n  - {contact: a-lund, from_on: 2026-11-01}\n"
        "reach: {phone: '+44 20 7946 0009'}\n"
    ),
    "systems/scoring.yaml": (
        "title: Scoring\nowner: payments\nservice_tier: 2\n"
        "decision_rights: {risk_acceptance: role:head-of-payments}\n"
    ),
    "systems/ledger.yaml": "title: Ledger\nowner: payments\n",
    "runbooks/restart.md": (
        "---\nsystems: [scoring]\n---\n# Restart\n\nRead [Memory](memory.md), then restart it.\n"
    ),
    HANDOVER: (
        "---\nstatus: in_progress\nfrom: acme\nto: payments\n"
        "contract: {vendor: acme, ref: C-1}\nsystems: [scoring]\n---\n# Acme\n\nUntil December.\n"
    ),
}

MENDED = {"runbooks/restart.md": FILES["runbooks/restart.md"].replace("[Memory](memory.md)", "it")}


def row(**changes: str) -> str:
    """Return one line of the table of waivers."""
    return ",".join({**ROW, **changes}.values()) + "\n"


def judged(
    folder: Path,
    *rows: str,
    changed: Mapping[str, str] | None = None,
    options: CheckOptions | None = None,
    days: int = 0,
) -> Report:
    """Check the handover with these waivers, so many days later."""
    shutil.rmtree(folder, ignore_errors=True)
    table = {TABLE: HEADER + "".join(rows)} if rows else {}
    for path, text in {**FILES, **table, **(changed or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    asked = options or CheckOptions(level=Level.BASIC, raise_errors=True)
    return check(load(WorkingTree(folder)), AsOf(DAY + timedelta(days=days)), asked)


def open_rules(report: Report) -> list[str]:
    """Return the rules of what is open, in order."""
    return [one.rule for one in report.findings]
