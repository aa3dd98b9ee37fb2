"""The page of a vendor: what ends when, what depends on them, whom and what they have with us."""

import re
from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "contacts/acme.md"
RECORDS = {
    "contacts/acme.yaml": """\
type: vendor
title: Acme
contracts:
  - {ref: C-1, end_on: 2026-12-31, notice_days: 30}
  - {ref: C-0, end_on: 2024-12-31}
""",
    "contacts/desk.yaml": "type: team\ntitle: Acme desk\norg: vendor:acme\nmembers: [ada]\n",
    "contacts/ada.yaml": (
        "type: person\ntitle: Ada\norg: vendor:acme\nposition: Lead\nuntil_on: 2026-12-15\n"
    ),
    "contacts/expert.yaml": "type: role\ntitle: Expert\nheld_by: [person:ada]\n",
    "contacts/other.yaml": "type: vendor\ntitle: Other\n",
    "systems/rates.yaml": """\
title: Rates
owner: desk
provider: acme
models: [{id: guess, provider: vendor:acme}, {id: ours, provider: internal}]
escalation: [team:payments, role:expert]
access:
  - {id: tls, what: Certificate, type: certificate, holders: [person:ada], expires_on: 2027-03-01}
  - {id: key, custodian: vendor:acme, holders: [team:payments]}
  - {id: plan, holders: [team:desk], expires_on: 2026-11-01, renewal_owner: team:desk}
  - {id: mine, holders: [team:payments]}
""",
    "systems/ledger.yaml": "title: Ledger\nowner: payments\ndepends_on: [rates]\n",
    "handovers/acme.md": """\
---
from: acme
status: in_progress
milestones: [{name: Meeting, forecast_on: 2026-12-15}]
access_transfers:
  - {access: tls, holder: person:ada, to: team:payments, method: reissue, planned_on: 2026-12-04}
  - {access: key, holder: vendor:acme, method: rotate, done_on: 2026-11-04}
  - {access: plan, holder: team:desk, revoked_on: 2026-11-05}
---

# From Acme
""",
}


@cache
def page(**more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))[PAGE])


def test_what_ends_when_in_one_list_with_the_last_day_to_give_notice() -> None:
    dated = [row for row in rows(page()) if row[0].startswith("20")]

    assert dated == [
        ["2026-11-01", "Access: plan", "Rates", "Acme desk"],
        ["2026-12-01", "Last day to give notice: C-1", "Acme", ""],
        ["2026-12-04", "Transfer of access: tls", "From Acme", "Payments"],
        ["2026-12-15", "Leaves", "Ada", ""],
        ["2026-12-31", "Contract: C-1", "Acme", ""],
        ["2027-03-01", "Certificate: Certificate", "Rates", "Acme desk"],
    ]


def test_what_depends_on_them_and_why() -> None:
    assert [
        "Rates",
        (
            "they run it, their team owns it, they are called when it fails, the model guess is "
            "theirs, they hold access"
        ),
        "1 system",
        "Acme desk",
    ] in rows(page())


def test_what_nobody_else_is_left_for_hangs_on_them_too() -> None:
    ours = """\
title: Rates
owner: makers
technical_owner: person:ada
decision_rights: {change: role:expert, risk_acceptance: person:r-okafor}
known_about_by: [person:ada]
"""
    makers = "type: team\ntitle: Makers\nmembers: [ada]\n"

    found = rows(page(**{"systems/rates.yaml": ours, "contacts/makers.yaml": makers}))

    assert next(row for row in found if row[0] == "Rates") == [
        "Rates",
        (
            "nobody else is in the team that owns it, one of them answers for the technology, "
            "nobody else approves changes, only they know it"
        ),
        "1 system",
        "Makers",
    ]


def test_the_page_leads_to_the_handover_and_its_review() -> None:
    said = words(page())

    assert re.search(r"Handed over by them From Acme, \d+ of \d+ gates open", said)
    assert "what to write: relaybook leaver vendor:acme" in said


def test_access_they_hold_with_what_becomes_of_it() -> None:
    found = rows(page())

    assert [
        "Certificate certificate",
        "Rates",
        "Ada",
        "2027-03-01",
        "reissue for Payments by 2026-12-04",
    ] in found
    assert ["key", "Rates", "Payments", "", "rotate on 2026-11-04, not yet revoked"] in found
    assert ["plan", "Rates", "Acme desk", "2026-11-01", "revoked on 2026-11-05"] in found
    assert not [row for row in found if row[0] == "mine"]


def test_their_people_and_teams_until_when() -> None:
    found = rows(page())

    assert ["Ada", "Lead", "2026-12-15"] in found
    assert ["Acme desk", "team", "2026-12-15"] in found


def test_a_vendor_that_nothing_hangs_on_says_so() -> None:
    said = words(html_of(planned(with_files(**RECORDS))["contacts/other.md"]))

    assert "What ends when (0) No date of a contract, a person or a handover is to come." in said
    assert "What depends on them No system names them." in said
    assert "Access they hold" not in said
    assert "What ends when" not in words(html_of(planned(with_files())["contacts/payments.md"]))


def test_systems_and_people_for_others_are_not_named() -> None:
    hidden = "title: Zanzibar\naudience: team\nprovider: acme\naccess: [{id: z, holders: [ada]}]\n"
    person = "type: person\ntitle: Timbuktu\naudience: team\norg: vendor:acme\n"

    html = page(**{"systems/zanzibar.yaml": hidden, "contacts/timbuktu.yaml": person})

    assert "anzibar" not in html
    assert "imbuktu" not in html
