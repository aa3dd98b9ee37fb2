"""The review of a handover: what decides comes first, and nothing is averaged."""

import re
from collections.abc import Mapping

import pytest
from tests.site.planned_base import DAY, base_of, html_of, planned, with_files
from tests.site.table_words import rows, words

from relaybook.findings import AsOf
from relaybook.review.canonical import canonical
from relaybook.review.content import document_of
from relaybook.review.document import Document, Heading, Paragraph
from relaybook.review.scorecard import Scorecard, scorecard
from relaybook.site.html import text
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


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(canonical(card_of(RECORDS)))


def card_of(records: Mapping[str, str | bytes]) -> Scorecard:
    base = base_of(with_files(**records))
    return scorecard(base, base.handovers["acme"], AsOf(DAY))


def test_what_decides_comes_first(html: str) -> None:
    said = words(html)

    assert re.search(
        r"Can we take it\? Not yet: \d+ of \d+ gates are open, and \d+ could not", said
    )
    assert re.search(r"get in: \d \(Payments, \d without a date\)", said)
    assert re.search(
        r"The contract is over on 2027-01-01, in 42 days\. On that day \d+ gates", said
    )
    assert re.search(r"Lowest area: [a-z]+, \d+ of \d+ missing\.", said)
    assert "extend, or hand back; 0 of 4 roles signed." in said
    assert said.index("Can we take it?") < said.index("Open gates") < said.index("How well")


def test_the_page_has_every_section_of_the_document_in_its_order(
    html: str, document: Document
) -> None:
    shown = re.findall(r"<h2[^>]*>([^<(]+?)(?: \(\d+\))?</h2>", html)
    told = [block.text for block in document.blocks if isinstance(block, Heading)]

    assert [one for one in shown if one in told] == told


def test_the_page_says_every_sentence_of_the_document(html: str, document: Document) -> None:
    said = words(html)
    told = [block.text for block in document.blocks if isinstance(block, Paragraph)]

    # What a table is for, and what names a record by its id, is said in another way there.
    assert [one for one in told if words(text(one)) not in said] == [
        "What becomes true at the exit and is not today:",
        "team:payments: 1 today, 1 at the exit. No system in scope says who is on call for it.",
    ]


def test_the_hash_is_that_of_the_command(html: str, document: Document) -> None:
    facts = dict(document.facts)

    assert f"<code>{facts['SHA-256 of its JSON']}</code>" in html
    assert f"<code>{facts['records in scope']}</code>" in html


def test_no_answer_is_no_yes() -> None:
    nothing = HANDOVER.replace("systems: [rates]\n", "")

    html = html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": nothing}))[PAGE])

    assert "no system is in scope" in words(html)
    assert "nothing stops it" not in words(html)


def test_each_gate_says_whose_it_is_and_leads_to_its_place(html: str) -> None:
    claimed = next(row for row in rows(html) if "deliverable-only-claimed" in row[1])

    assert claimed[0] == "own it"
    assert claimed[2:] == ["this handover acme.md:10", "Payments", "no date"]
    assert '<a href="../acme.md">acme.md:10</a>' in html


def test_areas_are_counted_and_never_averaged(html: str) -> None:
    section = html[html.index('id="how-well-area-by-area"') :]
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
    assert ["2026-12-15", "Milestone: Meeting", "this handover", "Payments"] in rows(html)


def test_claims_people_risks_and_open_items_stand_below(html: str) -> None:
    said = words(html)

    claim = ["D1", "Source (accepted all the same)", "Ada", "2026-11-01", "A mail of theirs"]
    assert claim in rows(html)
    assert "Payments: 1 today, 1 at the exit." in said
    assert ["Rates", "nobody", "solo", "Ruth Okafor"] in rows(html)
    assert "Fewer than two of ours know at the exit: rates (0)." in said
    assert "Open items by owner (2) not known unnamed" in said
    assert "P2 It leaks. Meanwhile: Restart. Ledger down" in said
    risk = ["R1", "Nobody knows it", "high", "high", "Ruth Okafor", "", ""]
    assert risk in rows(html)
    assert "Waived and accepted No waiver and no acceptance is in force." in said
    assert "It has not logged in, run a model, read a contract" in said
    assert "relaybook review acme --as-of 2026-11-20" in said


def test_what_was_only_in_the_document_is_on_the_page() -> None:
    more = HANDOVER.replace(
        "milestones:",
        "acceptance_criteria: [{id: AC, statement: It runs, check: never-run-alone,"
        " owner: person:r-okafor}]\n"
        "sign_offs: [{role: receiving lead, by: person:r-okafor}]\n"
        "after_exit_cost: [{amount: 5, currency: EUR, per: month}]\n"
        "milestones:",
    ).replace("# Rates from Acme\n", "# Rates from Acme\n\n## What we do not know\n\n- Why.\n")

    found = rows(html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": more}))[PAGE]))

    assert next(row for row in found if row[0] == "AC")[1:3] == ["It runs", "Ruth Okafor"]
    assert ["receiving lead", "Ruth Okafor", "not signed", "", ""] in found
    assert ["EUR", "not known", "60", "not known", "0", "not known"] in found
    assert ["Rates", "Payments", "nobody", "nobody"] in found
    assert next(row for row in found if row[1] == "Meeting")[2:] == [
        "2026-11-01",
        "2026-12-15",
        "44",
    ]
    assert any(row[0] == "Acme leaves" for row in found)


def test_nothing_written_is_not_taken_for_shown() -> None:
    start, end = HANDOVER.index("deliverables:"), HANDOVER.index("shadowing:")
    bare = HANDOVER[:start] + HANDOVER[end:]

    html = html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": bare}))[PAGE])

    assert "Claimed but not shown No deliverable is written, so nobody can tell." in words(html)


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

    assert "The day of the exit is not known: " in said
    assert "by the exit (0) The day of the exit is not known, so nobody can tell." in said


def test_text_of_records_is_text() -> None:
    text = HANDOVER.replace("It leaks", "<img src=x>").replace("Source", "<b>Source</b>")

    html = html_of(planned(with_files(**{**RECORDS, "handovers/acme.md": text}))[PAGE])

    assert "<img" not in html
    assert "<b>" not in html


def test_what_is_long_goes_on_elsewhere() -> None:
    keys = "".join(f"  - {{id: k{one:02}, expires_on: 2026-12-01}}\n" for one in range(20))
    rates = f"title: Rates\naccess:\n{keys}"

    site = planned(with_files(**{**RECORDS, "systems/rates.yaml": rates}))

    assert re.search(r'15 of \d+ shown. <a href="review/all-dates.md">', html_of(site[PAGE]))
    full = html_of(site["handovers/acme/review/all-dates.md"])
    assert full.count("Access: k") == 20
