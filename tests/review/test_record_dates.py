"""By when something is to be done and when something ends, of each kind of record."""

from datetime import date

from tests.site.planned_base import base_of

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.record_dates import record_dates

SYSTEM = """\
title: Ledger
owner: payments
last_reviewed_on: 2026-01-31
review_in: 1 month
retire_on: 2028-01-01
components: [{name: Java, end_of_support_on: 2027-09-30}, {name: No date}]
access:
  - {id: tls, what: Certificate of the ledger, type: certificate, expires_on: 2027-01-02,
     renewal_owner: role:duty}
  - {id: plan, type: api_plan, expires_on: 2027-01-03, custodian: vendor:acme}
  - {id: key, expires_on: 2027-01-04}
models:
  - id: m
    trained_on: 2026-01-01
    max_age: 6 months
    deprecates_on: 2027-05-01
    validation: {next_due_on: 2026-12-01}
    metrics: [{name: recall, measured_on: 2026-11-01, cadence: 7d},
              {name: no cadence, measured_on: 2026-11-01}]
success_metrics: [{name: loss, measured_on: 2026-10-31, cadence: 1 month, reviewed_by: role:head}]
controls: [{obligation: Keys, control: Five holders, checked_on: 2026-07-15, review_in: 6 months,
            owner: person:p}]
risks:
  - {id: R1, what: It may break, due_on: 2026-12-11, owner: person:p,
     accepted_by: role:head, expires_on: 2027-02-28}
"""

HANDOVER = """\
---
status: in_progress
to: payments
milestones:
  - {id: M1, name: Inventory, forecast_on: 2026-09-11, done_on: 2026-09-10}
  - {id: M2, name: Acceptance, forecast_on: 2026-12-15}
  - {id: M3, name: Only promised, baseline_on: 2026-12-16}
training: [{person: person:p, topic: Restore, due_on: 2026-12-04}]
access_transfers:
  - {access: tls, to: person:q, planned_on: 2026-12-05}
  - {access: key, planned_on: 2026-12-06, revoked_on: 2026-12-01}
waivers: [{rule: missing-owner, expires_on: 2026-12-20, approved_by: role:head}]
data_deletion: {due_on: 2027-01-31}
early_life_support: {end_on: 2027-02-28}
---

# H
"""

VENDOR = """\
type: vendor
contracts:
  - {ref: C-1, end_on: 2026-12-31, notice_days: 90, transition_support_until: 2027-01-31}
  - {ref: C-2, end_on: 2027-12-31, notice_days: 90, notice_given_on: 2026-08-28}
  - {ref: C-3}
"""

DECISION = """\
---
status: accepted
date: 2026-01-01
owners: [team:payments]
review_by_on: 2027-06-01
assumptions: [{what: Few payments, valid_until_on: 2027-07-01}, Nothing dated]
---

# Keep it
"""


def dates(path: str, text: str) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    found = record_dates(base_of({path: text}))
    return [(str(one.day), one.kind, one.subject, one.who, one.is_end) for one in found]


def test_a_system_has_a_date_for_all_that_is_done_again_or_runs_out() -> None:
    assert dates("systems/ledger.yaml", SYSTEM) == [
        ("2026-02-28", "review", "", ("payments",), False),
        ("2026-07-01", "training of a model", "m", ("payments",), False),
        ("2026-11-08", "measurement", "m: recall", ("payments",), False),
        ("2026-11-30", "measurement", "loss", ("role:head",), False),
        ("2026-12-01", "validation of a model", "m", ("payments",), False),
        ("2026-12-11", "plan against a risk", "It may break", ("person:p",), False),
        ("2027-01-02", "certificate", "Certificate of the ledger", ("role:duty",), False),
        ("2027-01-03", "API plan", "plan", ("vendor:acme",), False),
        ("2027-01-04", "access", "key", ("payments",), False),
        ("2027-01-15", "check of a control", "Five holders", ("person:p",), False),
        ("2027-02-28", "accepted risk", "It may break", ("role:head",), False),
        ("2027-05-01", "end of a model's version", "m", ("payments",), False),
        ("2027-09-30", "end of support", "Java", ("payments",), False),
        ("2028-01-01", "retirement", "", ("payments",), True),
    ]


def test_what_is_done_in_a_handover_has_no_date_any_more() -> None:
    assert dates("handovers/h.md", HANDOVER) == [
        ("2026-12-04", "training", "Restore", ("person:p",), False),
        ("2026-12-05", "transfer of access", "tls", ("person:q",), False),
        ("2026-12-15", "milestone", "Acceptance", ("payments",), False),
        ("2026-12-16", "milestone", "Only promised", ("payments",), False),
        ("2026-12-20", "waiver", "missing-owner", ("role:head",), False),
        ("2027-01-31", "deletion of data", "", ("payments",), False),
        ("2027-02-28", "early life support", "", ("payments",), True),
    ]


def test_contracts_end_and_notice_is_due_before_unless_it_was_given() -> None:
    assert dates("contacts/acme.yaml", VENDOR) == [
        ("2026-10-02", "last day to give notice", "C-1", (), True),
        ("2026-12-31", "contract", "C-1", (), True),
        ("2027-01-31", "transition support", "C-1", (), True),
        ("2027-12-31", "contract", "C-2", (), True),
    ]


def test_people_leave_and_decisions_are_looked_at_again() -> None:
    assert dates("contacts/p.yaml", "type: person\nuntil_on: 2026-12-31\n") == [
        ("2026-12-31", "leaves", "", (), True)
    ]
    assert dates(
        "contacts/r.yaml", "type: role\nheld_by: [{contact: person:p, until_on: 2026-12-31}]\n"
    ) == [("2026-12-31", "end of a term", "person:p", (), True)]
    assert dates("decisions/0001-keep.md", DECISION) == [
        ("2027-06-01", "review of a decision", "", ("team:payments",), False),
        ("2027-07-01", "assumption", "Few payments", ("team:payments",), False),
    ]


def test_what_is_over_has_no_dates() -> None:
    assert dates("systems/ledger.yaml", f"{SYSTEM}lifecycle: retired\n") == []
    assert dates("handovers/h.md", HANDOVER.replace("in_progress", "abandoned")) == []
    assert dates("decisions/0001-keep.md", DECISION.replace("accepted", "rejected")) == []
    assert dates("contacts/team.yaml", "type: team\n") == []


def test_dates_of_all_records_come_in_their_order() -> None:
    base: KnowledgeBase = base_of(
        {
            "contacts/p.yaml": "type: person\nuntil_on: 2026-12-31\n",
            "runbooks/r.md": "---\nlast_reviewed_on: 2025-12-31\nreview_in: 6 months\n---\n\n# R\n",
        }
    )

    found = record_dates(base)

    assert [(one.day, one.record.path) for one in found] == [
        (date(2026, 6, 30), "runbooks/r.md"),
        (date(2026, 12, 31), "contacts/p.yaml"),
    ]
