"""The portfolio: what a vendor leaves first, what slipped, what it costs and what it is worth."""

import re
from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/index.md"
VENDOR = "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"
HANDOVER = """\
---
status: in_progress
to: payments
contract: {vendor: acme, ref: C-1}
systems: [rates]
milestones:
  - {id: M1, name: Inventory, baseline_on: 2026-09-11, done_on: 2026-09-10}
  - {id: M2, name: Source, baseline_on: 2026-09-11, forecast_on: 2026-09-11, done_on: 2026-09-12}
  - {id: M3, name: Alone, baseline_on: 2026-11-13, forecast_on: 2026-12-04}
  - {id: M4, name: Late, baseline_on: 2026-11-10, forecast_on: 2026-11-10}
  - {id: M5, baseline_on: 2026-11-18}
  - {id: M6, name: Meeting, baseline_on: 2026-12-15, forecast_on: 2026-12-15}
  - {id: M7, name: Nobody promised, forecast_on: 2026-12-15}
---

# Rates from Acme
"""
RATES = """\
title: Rates
owner: payments
service_tier: 2
accountable_executive: person:r-okafor
cost: {items: [{amount: 100, currency: INR, per: month}, {amount: 50, currency: inr, per: once}]}
business_case: {value: {amount: 1000, currency: INR, per: year}}
"""
RECORDS = {
    "contacts/acme.yaml": VENDOR,
    "handovers/acme.md": HANDOVER,
    "systems/rates.yaml": RATES,
}


@cache
def page(**more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))[PAGE])


def test_what_a_vendor_leaves_comes_first_with_the_days_that_are_left() -> None:
    handover, rates, ledger = rows(page())

    assert re.fullmatch(r"\d+ of \d+ 1 could not be judged", handover.pop(3))
    assert re.fullmatch(r"[a-z]+, \d+ of \d+ missing", handover.pop(3))
    assert handover == [
        "Rates from Acme in progress",
        "Payments",
        "on 2027-01-01, in 42 days",
        "Rates",
        "4 of 7: Alone by 21 days Late by 10 days M5 by 2 days 1 more",
    ]
    assert rates == [
        "Rates tier 2",
        "Payments",
        "Ruth Okafor",
        "on 2027-01-01, in 42 days",
        rates[4],
        "INR 1,200 INR 50 once",
        "INR 1,000 left: INR -200 costs more than it brings",
    ]
    assert re.fullmatch(r"\d+ \d+ open gates? lowest: [a-z]+, \d+ of \d+ missing", rates[4])
    assert ledger[4].isdigit()
    assert ledger[:4] == ["Ledger tier 1", "Payments", "not known", ""]
    assert ledger[5:] == ["not known", "not known"]


def test_a_gate_at_a_runbook_counts_for_its_system_as_in_the_review() -> None:
    runbook = "---\ntype: alert_response\nsystems: [rates]\n---\n\n# Rates down\n"
    site = planned(with_files(**RECORDS, **{"runbooks/pay/rates-down.md": runbook}))

    shown = re.search(r"(\d+) open gates?", rows(html_of(site[PAGE]))[1][4])
    review = rows(html_of(site["handovers/acme/review.md"]))
    bars = next(row for row in review if row[0] == "Rates")
    assert shown is not None
    assert f"{shown[1]} open gate" in bars[5]
    assert any(row[2].startswith("Rates down") for row in review if len(row) == 5)


def test_what_nobody_knows_is_no_sum_and_no_date() -> None:
    said = page(
        **{
            "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
            "systems/rates.yaml": "title: Rates\ncost: {items: [{amount: 7, per: month}]}\n",
            "handovers/acme.md": "---\nsystems: [rates]\n---\n\n# Rates from Acme\n",
        }
    )

    handover = rows(said)[0]
    assert handover[:3] == ["Rates from Acme", "not known", "not known"]
    assert handover[5:] == ["Rates", "no milestones"]
    assert rows(said)[1][:4] == ["Rates no tier", "not known", "not known", "not known"]
    assert rows(said)[1][5] == "an amount is not clear"


def test_money_of_two_currencies_is_never_compared_or_added() -> None:
    said = page(
        **{
            "systems/rates.yaml": RATES.replace(
                "amount: 1000, currency: INR", "amount: 9, currency: EUR"
            ),
        }
    )

    assert rows(said)[1][6] == "EUR 9 left: cannot be compared: EUR and INR"


def test_a_sum_with_gaps_says_so_beside_what_is_left() -> None:
    unclear = RATES.replace("per: month}", "per: month}, {amount: 5}")

    assert rows(page(**{"systems/rates.yaml": unclear}))[1][5:] == [
        "INR 1,200 INR 50 once an amount is not clear",
        "INR 1,000 left: INR -200 not all is known",
    ]


def test_what_is_over_is_not_shown_as_open() -> None:
    over = HANDOVER.replace("in_progress", "accepted")

    said = page(**{"handovers/acme.md": over})

    assert "Handovers (0) No handover is open." in words(said)
    assert rows(said)[0][0] == "Ledger tier 1"


def test_a_contract_that_ended_is_said_to_have_ended() -> None:
    said = page(**{"contacts/acme.yaml": VENDOR.replace("2026-12-31", "2026-11-19")})

    assert rows(said)[0][2] == "since 2026-11-20"
    assert '<time data-until="2026-11-19" datetime="2026-11-20">' in said


def test_the_contract_is_over_as_the_review_says() -> None:
    for end in ("2026-11-19", "2026-11-20", "2026-12-31"):
        site = planned(
            with_files(**{**RECORDS, "contacts/acme.yaml": VENDOR.replace("2026-12-31", end)})
        )
        shown = rows(html_of(site[PAGE]))[0][2]
        review = words(html_of(site["handovers/acme/review.md"]))
        assert f"The contract is over {shown}." in review


def test_gates_that_are_waived_stand_beside_those_that_are_open() -> None:
    transfers = (
        "access,holder,to,method,planned_on\n"
        "prod-admin,vendor:acme,team:payments,reissue,2026-11-27\n"
    )
    waivers = (
        "rule,subject,reason,compensating_action,approved_by,approved_on,expires_on\n"
        "access-not-used,handover:acme,The new account waits for the audit of 27 November,"
        "Acme logs in with us on the call,person:a-lund,2026-11-03,2026-11-30\n"
    )
    rights = "decision_rights: {risk_acceptance: person:a-lund}\n"
    site = planned(
        with_files(
            **{
                **RECORDS,
                "handovers/acme.md": HANDOVER.replace(
                    "to:", "profiles: [vendor-exit]\nfrom: acme\nto:"
                ),
                "handovers/acme/access_transfers.csv": transfers,
                "handovers/acme/waivers.csv": waivers,
                "systems/rates.yaml": RATES + rights,
                "contacts/a-lund.yaml": "type: person\ntitle: Astrid Lund\n",
            },
        )
    )

    gates = rows(html_of(site[PAGE]))[0][3]
    assert re.fullmatch(r"\d+ of \d+, 1 waived \d+ could not be judged", gates)
    assert re.search(r"\d+ of \d+ gates open, 1 waived", words(html_of(site["contacts/acme.md"])))


def test_what_does_not_apply_is_said_alike_on_all_pages() -> None:
    why = "does not apply: Counted with the ledger."
    value = 'business_case: {value: {not_applicable: "Counted with the ledger."}}\n'
    cost = 'cost: {items: {not_applicable: "Counted with the ledger."}}\n'
    head = "title: Rates\nowner: payments\n"
    paid = "cost: {items: [{amount: 1, currency: INR, per: month}]}\n"
    worth = "business_case: {value: {amount: 7, currency: INR, per: year}}\n"

    for record, column in ((head + value + paid, 3), (head + cost + worth, 1)):
        site = planned(with_files(**{**RECORDS, "systems/rates.yaml": record}))
        priced = next(row for row in rows(html_of(site["portfolio/cost.md"])) if row[0] == "Rates")
        assert priced[column] == why
        assert priced[4] == "does not apply"
        assert rows(html_of(site[PAGE]))[1][6 if column == 3 else 5] == why
        assert f" a year {why}" in words(html_of(site["systems/rates/executive.md"]))


def test_nothing_slipped() -> None:
    one = (
        HANDOVER.partition("milestones")[0]
        + "milestones: [{name: A, baseline_on: 2026-12-01}]\n---\n"
    )

    assert rows(page(**{"handovers/acme.md": one}))[0][6] == "none of 1"


def test_home_leads_there_and_the_date_is_said() -> None:
    site = planned(with_files(**RECORDS), fixed="relaybook.yml")

    assert '<a href="portfolio/index.md">Portfolio</a>' in html_of(site["index.md"])
    assert "As of 2026-11-20, a fixed date (relaybook.yml). " in html_of(site[PAGE])
    assert PAGE not in planned({"relaybook.yml": "name: Sample\n"})
