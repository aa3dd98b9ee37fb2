"""What is overdue, what was never shown in time, and what comes within 90 days."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/overdue.md"
RATES = """\
title: Rates
owner: payments
access:
  - {id: tls, what: Its certificate, type: certificate, expires_on: 2026-11-19}
  - {id: today, type: key, expires_on: 2026-11-20, renewal_owner: person:r-okafor}
  - {id: far, type: key, expires_on: 2027-02-18}
  - {id: further, type: key, expires_on: 2027-02-19}
"""
RECORDS = {
    "systems/rates.yaml": RATES,
    "contacts/gone.yaml": "type: person\ntitle: Ada Gone\nuntil_on: 2026-10-01\n",
    "contacts/going.yaml": "type: person\ntitle: Bo Going\nuntil_on: 2026-12-01\n",
}


@cache
def page(**more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))[PAGE])


def test_what_is_late_comes_before_what_comes() -> None:
    html = page()

    assert rows(html) == [
        ["2026-09-01", "Review", "Ledger", "Payments"],
        ["2026-11-19", "Certificate: Its certificate", "Rates", "Payments"],
        ["2026-11-20", "Key: today", "Rates", "Ruth Okafor"],
        ["2026-12-01", "Leaves", "Bo Going", ""],
        ["2027-02-18", "Key: far", "Rates", "Payments"],
    ]
    assert "Overdue (2)" in words(html)
    assert "Within 90 days (3)" in words(html)
    assert '<time data-due="2026-11-19" datetime="2026-11-19">' in html
    assert '<time data-until="2026-12-01" datetime="2026-12-01">' in html


def test_what_rules_find_too_old_stands_with_its_rule() -> None:
    runbook = "---\ntype: alert_response\nsystems: [ledger]\n---\n\n# Ledger down\n"
    config = "name: Sample\nlevel: full\n"
    files = with_files(**{"runbooks/pay/ledger-down.md": runbook, "relaybook.yml": config})

    html = html_of(planned(files, rule_pages={"exercise-stale": "# exercise-stale\n"})[PAGE])

    assert [
        "Ledger down",
        "nobody has ever exercised this, and it is for a system of tier 1",
        "exercise-stale",
    ] in rows(html)
    assert '<a href="../rules/exercise-stale.md">exercise-stale</a>' in html


def test_nothing_is_late() -> None:
    said = words(html_of(planned({"systems/rates.yaml": "title: Rates\n"})[PAGE]))

    assert "Overdue (0) Nothing is overdue." in said
    assert "No rule finds an exercise, a test or a confirmation too old." in said
    assert "Within 90 days (0) Nothing is due and nothing ends." in said


def test_long_lists_are_cut_and_go_on_elsewhere() -> None:
    late = "".join(
        f"  - {{id: k{number:03}, type: key, expires_on: 2026-01-01}}\n" for number in range(60)
    )
    site = planned(with_files(**{"systems/rates.yaml": f"title: Rates\naccess:\n{late}"}))

    assert '50 of 61 shown. <a href="all-overdue.md">All 61</a>.' in html_of(site[PAGE])
    assert "portfolio/all-overdue.md" in site


def test_text_is_text_and_what_is_for_others_is_not_there() -> None:
    hidden = "title: Zanzibar\naudience: team\nlast_reviewed_on: 2020-01-01\nreview_in: 1 month\n"
    access = "title: Rates\naccess: [{id: <img src=x>, expires_on: 2026-01-01}]\n"

    html = page(**{"systems/zanzibar.yaml": hidden, "systems/rates.yaml": access})

    assert "anzibar" not in html
    assert "<img" not in html
