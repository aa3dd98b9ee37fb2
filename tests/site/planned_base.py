"""A small knowledge base in memory, and its planned site."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from markdown import Markdown

from relaybook.check.engine import check
from relaybook.findings import AsOf
from relaybook.graph.dependencies import DependencyGraph
from relaybook.load.knowledge_base import load
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.site.plan import plan_site
from relaybook.site.planned import PlannedFile
from relaybook.source import Unreadable

DAY = date(2026, 11, 20)

FILES: Mapping[str, str] = {
    "relaybook.yml": "name: Sample\nedit_url: https://git.example.com/kb/-/edit/main/\n",
    "systems/ledger.yaml": """\
title: Ledger
description: Books every payment once.
owner: payments
service_tier: 1
aliases: [{source: kubernetes, value: pay/ledger}]
depends_on:
  - {to: rates, kind: sync_call, criticality: hard, on_failure: degrades, tolerates: 10m}
escalation:
  - {contact: team:payments, respond_within: 15m, channel: pager}
  - {contact: role:duty-manager, respond_within: 20m}
last_reviewed_on: 2026-06-01
review_in: 3 months
""",
    "systems/ledger/recovery.yaml": "rto: 4h\n",
    "systems/rates.yaml": """\
title: Rates
owner: payments
service_tier: 2
depends_on: {not_applicable: "It runs alone on one host."}
""",
    "contacts/payments.yaml": """\
type: team
title: Payments
reach: {phone: "+44 20 5550 0100", pager: payments-primary, email: pay@example.com}
hours: Mon-Fri 09:00-17:00
time_zone: Europe/London
members: [r-okafor]
""",
    "contacts/r-okafor.yaml": "type: person\ntitle: Ruth Okafor\n",
    "contacts/duty-manager.yaml": """\
type: role
title: Duty manager
reach: {phone: "+44 20 5550 0102"}
hours: 24x7
held_by: [{contact: person:r-okafor, until_on: 2027-03-31}]
""",
    "runbooks/pay/ledger-down.md": """\
---
type: alert_response
systems: [ledger]
alerts: [LedgerDown]
---

# Ledger down

## When to use

`LedgerDown` fires. See [the system](../../systems/ledger.yaml).

## Steps

1. Restart it.

    **Undo:** none is needed

## Verification

It answers.
""",
    "alerts/pay.yaml": """\
groups:
  - name: pay
    rules:
      - alert: LedgerDown
        expr: up == 0
        labels: {severity: page}
        annotations: {summary: It is down}
      - {alert: Rates Stale, expr: up == 0}
""",
    "decisions/pay/0001-keep-it.md": """\
---
status: superseded
date: 2026-01-02
superseded_by: ["0002"]
systems: [ledger]
---

# Keep it
""",
    "decisions/pay/0002-drop-it.md": "---\nstatus: accepted\ndate: 2026-02-03\n---\n\n# Drop it\n",
}  # fmt: skip


class MemoryTree:
    """A tree whose files are values."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        return self._files.get(path) or Unreadable(path, "is not there", "")


def base_of(files: Mapping[str, str | bytes]) -> KnowledgeBase:
    return load(MemoryTree(files))


def planned(files: Mapping[str, str | bytes], **options: Any) -> dict[str, PlannedFile]:
    """Return the planned site of `files`, by place."""
    base = base_of(files)
    report = check(base, AsOf(DAY, options.pop("fixed", "")))
    history = options.pop("history", None)
    found = plan_site(base, DependencyGraph.of(base), report, history, **options)
    by_place = {file.uri: file for file in found}
    assert len(by_place) == len(found)
    return by_place


def with_files(**changed: str | bytes) -> dict[str, str | bytes]:
    """Return the sample with files added or replaced; keys are paths."""
    return {**FILES, **changed}


def html_of(file: PlannedFile) -> str:
    """Return the page as the extension renders it."""
    ours = "relaybook.site.markdown_extension"
    text = (file.markdown or "").partition("\n---\n")[2]
    return Markdown(
        extensions=["toc", ours],
        extension_configs={
            ours: {"blocks": {block.digest: block.html for block in file.blocks}},
            "toc": {"marker": ""},
        },
    ).convert(text)
