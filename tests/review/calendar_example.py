"""A knowledge base in which something ends nearly every week."""

from datetime import date

from tests.review.calendar_bases import knowledge_base

from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.review.calendar import Calendar, CalendarEntry, calendar

FIRST = date(2026, 11, 20)
LAST = date(2027, 5, 31)
RUNBOOK = """\
---
systems: [scorer]
owner: fraud
last_reviewed_on: 2026-08-01
review_in: 6 months
---
# Scorer down

## When to use
It answers nothing.

## Steps

1. Look at the log.

## Verification
It answers.
"""
FILES = {
    "relaybook.yml": "name: Bank\nlevel: full\n",
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\nreach: {pager: acme}\ncontracts:\n"
    "  - {ref: C-1, end_on: 2027-03-31}\n",
    "contacts/ann.yaml": "type: person\ntitle: Ann\norg: vendor:acme\nreach: {pager: ann}\n",
    "contacts/bob.yaml": "type: person\ntitle: Bob\nreach: {pager: bob}\nuntil_on: 2027-01-15\n",
    "contacts/fraud.yaml": "type: team\ntitle: Fraud\nreach: {pager: fraud}\nmembers: [bob, cy]\n",
    "contacts/cy.yaml": "type: person\ntitle: Cy\nreach: {pager: cy}\n",
    "systems/scorer.yaml": "title: Scorer\nowner: fraud\nservice_tier: 2\n"
    "escalation:\n"
    "  - {contact: person:ann, respond_within: 15m}\n"
    "  - {contact: person:bob, respond_within: 30m}\n"
    "  - {contact: team:fraud, respond_within: 60m}\n"
    "depends_on: {not_applicable: It runs alone on one host.}\n",
    "runbooks/scorer-down.md": RUNBOOK,
    "exercises/2026-09-01-scorer.yaml": "runbook: scorer-down\ndate: 2026-09-01\nmode: live\n"
    "by: [person:cy]\noutcome: pass\nsteps: []\n",
    "decisions/bank/0001-buy.md": "---\nstatus: accepted\ndate: 2026-01-01\n"
    "decision_makers: [person:cy]\nowners: [team:fraud]\nsystems: [scorer]\n"
    "assumptions: [{what: It is cheap., revisit_when: after 2027-02-10}]\n---\n"
    "# Buy\n\n## Context\nWe need it.\n\n## Decision\nWe buy.\n\n## Consequences\nIt costs.\n",
}
RULES = frozenset({"escalation-inactive", "review-overdue", "exercise-stale", "assumption-expired"})


def due(*rules: str, gone: tuple[str, ...] = (), last: date = LAST, **files: str) -> Calendar:
    """Return the calendar of these files, those in `files` put in their place by stem."""
    changed = {
        path: files.get(path.rpartition("/")[2].split(".")[0], FILES[path]) for path in FILES
    }
    options = CheckOptions(
        select=frozenset(rules) or RULES, gone=frozenset(gone), raise_errors=True
    )
    return calendar(knowledge_base(changed), AsOf(FIRST), last, options)


def said(entry: CalendarEntry) -> tuple[str, str, str, list[str]]:
    """Return the day, rule, where, and each cause with its place."""
    place = f"{entry.finding.path}:{entry.finding.span.line}"
    causes = [f"{one.kind}: {one.text} ({one.path}:{one.line})" for one in entry.causes]
    return str(entry.day), entry.finding.rule, place, causes
