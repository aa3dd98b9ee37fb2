"""The review of a handover: what decides comes first, and nothing is averaged."""

import re

import pytest
from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

from relaybook.site.planned import PlannedFile

PAGE = "handovers/acme/review.md"
HANDOVER = """\
---
status: in_progress
from: acme
to: payments
contract: {vendor: acme, ref: C-1}
profiles: [vendor-exit]
systems: [rates]
early_life_support: {end_on: 2027-02-28}
deliverables:
  - id: D1
    what: Source
    accepted_on: 2026-11-01
    evidence: [{type: attestation, ref: A mail of theirs, by: person:ada, date: 2026-11-01}]
shadowing: [{system: rates, stage: solo, person: person:r-okafor, outcome: pass}]
open_items:
  - {id: O1, severity: P2, what: It leaks, new_owner: team:payments,
     workaround: Restart, runbook: ledger-down}
  - {id: O2}
risks: [{id: R1, what: Nobody knows it, likelihood: high, impact: high, owner: person:r-okafor}]
milestones: [{name: Meeting, baseline_on: 2026-11-01, forecast_on: 2026-12-15}]
---

# Rates from Acme
"""
RECORDS = {
    "contacts/acme.yaml": (
        "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"
    ),
    "contacts/ada.yaml": "type: person\ntitle: Ada\norg: vendor:acme\nuntil_on: 2026-12-15\n",
    "handovers/acme.md": HANDOVER,
    "systems/rates.yaml": "title: Rates\nowner: payments\nservice_tier: 2\nknown_about_by: [ada]\n",
}


@pytest.fixture(scope="module")
def site() -> dict[str, PlannedFile]:
    return planned(with_files(**RECORDS))


@pytest.fixture(scope="module")
def html(site: dict[str, PlannedFile]) -> str:
    return html_of(site[PAGE])


def test_what_decides_comes_first(html: str) -> None:
    said = words(html)

    assert re.search(r"Can we take it\? not yet \d+ of \d+ gates are open\.", said)
    assert re.search(
        r"The contract is over on 2027-01-01, in 42 days\. On that day \d+ gates", said
    )
    assert re.search(r"Lowest area: [a-z]+, \d+ of \d+ missing", said)
    assert said.index("Can we take it?") < said.index("Open gates") < said.index("How far each")


def test_each_gate_says_whose_it_is_and_leads_to_its_place(html: str) -> None:
    claimed = next(row for row in rows(html) if "deliverable-only-claimed" in row[1])

    assert claimed[0] == "own it"
    assert claimed[2:] == ["Rates from Acme acme.md:10", "Payments", "no date"]
    assert '<a href="../acme.md">acme.md:10</a>' in html


def test_areas_are_counted_and_never_averaged(html: str) -> None:
    section = html[html.index('id="how-far-each-area-has-come"') :]
    section = section[: section.index("<h2", 1)]

    assert all(cell.replace(",", "").isdigit() for row in rows(section) for cell in row[1:5])
    assert sum("lowest" in row[0] for row in rows(section)) == 1
    assert "%" not in words(section)


def test_today_stands_beside_the_exit_with_what_flips(html: str) -> None:
    assert [row[:2] for row in rows(html) if len(row) == 5 and row[1][:2] == "20"][:2] == [
        ["today", "2026-11-20"],
        ["exit", "2027-01-01"],
    ]
    assert ["end of early-life support", "2027-02-28"] in [row[:2] for row in rows(html)]
    assert "What becomes wrong by the exit" in words(html)
    assert ["2026-12-31", "Contract: C-1", "Acme", ""] in rows(html)
    assert ["2026-12-15", "Leaves", "Ada", ""] in rows(html)


def test_claims_people_risks_and_open_items_stand_below(html: str) -> None:
    said = words(html)

    assert ["Source accepted all the same", "Ada, 2026-11-01", "A mail of theirs"] in rows(html)
    assert "Payments: 1 person today, 1 at the exit." in said
    assert ["Rates", "not known fewer than two", "solo", "Ruth Okafor"] in rows(html)
    assert "Open items by owner (2) not known unnamed" in said
    assert "P2 It leaks. Meanwhile: Restart. Ledger down" in said
    assert ["Nobody knows it (Rates from Acme)", "high, high", "Ruth Okafor", "not known"] in rows(
        html
    )
    assert "Waived and accepted (0) Nothing is waived or accepted." in said
    assert "It has not logged in, run a model, read a contract" in said
    assert "relaybook review acme --as-of 2026-11-20" in said


def test_the_record_and_the_portfolio_lead_there(site: dict[str, PlannedFile]) -> None:
    record, portfolio = html_of(site["handovers/acme.md"]), html_of(site["portfolio/index.md"])

    assert '<a href="acme/review.md">Review</a>, <a href="../portfolio/index.md">' in record
    assert re.search(r'<a href="../handovers/acme/review.md">\d+ of \d+</a>', portfolio)


def test_what_is_over_is_not_reviewed() -> None:
    over = HANDOVER.replace("in_progress", "abandoned")

    assert PAGE not in planned(with_files(**{**RECORDS, "handovers/acme.md": over}))


def test_a_copy_that_leaves_records_out_reviews_nothing() -> None:
    hidden = {"systems/zanzibar.yaml": "title: Zanzibar\naudience: team\n"}
    site = planned(with_files(**RECORDS, **hidden))

    assert PAGE not in site
    assert "not in this copy" in words(html_of(site["portfolio/index.md"]))
    assert ">Review</a>" not in html_of(site["handovers/acme.md"])


def test_an_exit_that_nobody_knows_is_said() -> None:
    unknown = HANDOVER.replace("from: acme\n", "").replace(
        "contract: {vendor: acme, ref: C-1}\n", ""
    )

    said = words(html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": unknown}))[PAGE]))

    assert "the exit is not known" in said


def test_text_of_records_is_text() -> None:
    text = HANDOVER.replace("It leaks", "<img src=x>").replace("Source", "<b>Source</b>")

    html = html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": text}))[PAGE])

    assert "<img" not in html
    assert "<b>" not in html
