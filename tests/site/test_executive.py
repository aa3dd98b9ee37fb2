"""The page that answers five questions about a system, and says first what nobody knows."""

import re
from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "systems/rates/executive.md"
RATES = """\
title: Rates
description: Tells every payment what a currency is worth.
owner: payments
service_tier: 2
accountable_executive: person:r-okafor
technical_owner: person:r-okafor
impact_of_outage: Payments wait.
known_about_by: [person:r-okafor]
roles: {business: role:duty-manager}
decision_rights:
  emergency_stop: role:duty-manager
  risk_acceptance: person:gone
  data_access: {not_applicable: "It holds no data of anybody at all."}
provider: acme
depends_on: [{to: ledger, criticality: hard}, {to: news, criticality: soft}]
rto: 1h
restore_time: 2h
manual_fallback: ledger-down
lifecycle: deprecated
replaced_by: ledger
retire_on: 2027-06-30
components: [{name: Java, end_of_support_on: 2027-09-30}]
last_reviewed_on: 2026-06-01
review_in: 12 months
alert_route_tested_on: 2026-10-01
slos: [{indicator: Answers, target: 99.9 %}]
drills: [{date: 2026-08-01, actual_rto: 90m, outcome: Late}, {date: 2025-08-01}]
models: [{id: m, metrics: [{name: recall, floor: 0.8, current: 0.9, measured_on: 2026-11-16}]}]
business_case:
  problem: Rates were typed.
  value: {amount: 1000, currency: INR, per: year}
  value_from_on: 2024-10-01
cost:
  as_of: 2026-10-31
  items: [{amount: 100, currency: INR, per: month}, {amount: 1, currency: INR, per: month}]
  budget: {amount: 100, currency: INR, per: month}
  unit_cost: 1 INR a rate
  volume: {typical: 5 a day}
replacement: {by: 2029-12-31, estimate: 90 million INR, trigger: Java leaves support}
success_metrics: [{name: Right rates, target: all, measured_on: 2026-10-31, cadence: 1 month}]
risks:
  - id: R1
    what: It may be wrong
    likelihood: low
    impact: high
    owner: person:r-okafor
    response: accept
    plan: Look twice
    due_on: 2026-12-15
    accepted_by: role:duty-manager
    expires_on: 2027-02-28
  - {id: R2}
"""
RECORDS = {
    "systems/rates.yaml": RATES,
    "systems/news.yaml": "title: News\n",
    "contacts/acme.yaml": (
        "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"
    ),
    "contacts/gone.yaml": "type: person\ntitle: Ada Gone\nuntil_on: 2026-10-01\n",
    "exercises/x.yaml": "runbook: ledger-down\ndate: 2026-10-02\noutcome: pass\n",
    "handovers/acme.md": (
        "---\nsystems: [rates]\nfrom: acme\nstatus: in_progress\n---\n\n# From Acme\n"
    ),
}


@cache
def page(uri: str = PAGE, **more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))[uri])


def answers(html: str) -> dict[str, str]:
    """Return every answer by its name."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html, re.DOTALL)
    return {words(name): words(value) for name, value in found}


def test_value_stands_beside_cost_and_budget() -> None:
    known = answers(page())

    assert known["What it does"] == "Tells every payment what a currency is worth."
    assert known["The problem it solves"] == "Rates were typed."
    assert known["Value a year"] == "INR 1,000, from 2024-10-01"
    assert known["Run cost a year"] == "INR 1,212, 2 kinds of cost, as of 2026-10-31"
    assert known["Value less cost"] == "INR -212 costs more than it brings"
    assert known["Budget a year"] == "INR 1,200 the cost is above it"
    assert known["Cost of a unit"] == "1 INR a rate"
    assert known["Volume"] == "typical 5 a day"


def test_who_answers_and_who_has_left() -> None:
    known = answers(page())

    assert known["Team that owns it"] == "Payments"
    assert known["Accountable executive"] == "Ruth Okafor"
    assert known["Answers for the business"] == "Duty manager until 2027-03-31"
    assert known["May stop it at once"] == "Duty manager until 2027-03-31"
    assert known["May accept a risk"] == "Ada Gone left on 2026-10-01"
    assert known["Approves changes"] == "not known"
    assert known["Decides who sees its data"] == (
        "does not apply: It holds no data of anybody at all."
    )
    assert known["People who know it"] == "Ruth Okafor 1 of our own people"


def test_what_it_rests_on_and_what_could_go_wrong() -> None:
    html = page()
    known = answers(html)

    assert known["When it is down"] == "Payments wait."
    assert known["Cannot do without"] == "Ledger, and makes use of 1 more"
    assert known["Needed by"] == "Ledger"
    assert known["Vendors"] == "Acme until 2026-12-31"
    assert known["Promised to be back in"] == "1h"
    assert known["Would be back after"] == "2h later than promised"
    assert known["Meanwhile people work by"] == "Ledger down"
    assert known["Risks written down"] == "2"
    assert [
        "It may be wrong",
        "low, high",
        "Look twice. Accepted by Duty manager until 2027-02-28",
        "Ruth Okafor",
        "2026-12-15",
    ] in rows(html)
    assert ["R2", "not known", "not known", "not known", "not known"] in rows(html)


def test_whether_it_works_and_when_that_was_seen() -> None:
    about = "---\ntype: alert_response\nsystems: [rates]\n---\n\n# Ledger down\n"
    html = page(**{"runbooks/pay/ledger-down.md": about})
    known = answers(html)

    assert known["Alerts last tested"] == "2026-10-01"
    assert known["A runbook last exercised"] == "2026-10-02 pass"
    assert known["Recovery last rehearsed"] == "2026-08-01, took 90m, Late"
    assert re.fullmatch(
        r"\d+ open findings? \d+ errors?", known["What the check of its records finds"]
    )
    assert 'href="../rates.md#open-findings"' in html
    assert ["Right rates", "all", "not known", "2026-10-31"] in rows(html)
    assert ["m", "recall", "0.8", "0.9", "2026-11-16"] in rows(html)
    assert ["Answers", "99.9 %", "not known"] in rows(html)


def test_a_team_that_everybody_leaves_is_said_to_end() -> None:
    makers = {
        "contacts/makers.yaml": (
            "type: team\ntitle: Makers\n"
            "members: [bo, {person: person:r-okafor, until_on: 2026-11-30}]\n"
        ),
        "contacts/bo.yaml": "type: person\ntitle: Bo\nuntil_on: 2026-12-31\n",
        "contacts/chief.yaml": "type: role\ntitle: Chief\nheld_by: [person:bo]\n",
        "systems/rates.yaml": "title: Rates\nowner: makers\naccountable_executive: role:chief\n",
    }
    stays = {**makers, "contacts/bo.yaml": "type: person\ntitle: Bo\n"}

    known = answers(html_of(planned(with_files(**makers))[PAGE]))
    assert known["Team that owns it"] == "Makers until 2026-12-31"
    assert known["Accountable executive"] == "Chief until 2026-12-31"
    known = answers(html_of(planned(with_files(**stays))[PAGE]))
    assert known["Team that owns it"] == "Makers"


def test_what_ends_and_what_would_take_its_place() -> None:
    html = page()
    known = answers(html)

    assert known["State"] == "deprecated, ends on 2027-06-30, replaced by Ledger"
    assert re.fullmatch(
        r"From Acme \d+ open gates lowest: [a-z]+, \d+ of \d+ missing", known["Being handed over"]
    )
    assert (
        known["Would be replaced"] == "by 2029-12-31, for 90 million INR, when: Java leaves support"
    )
    assert known["Last read against the real system"] == "2026-06-01, again by 2027-06-01"
    assert known["Support of its software ends"] == "2027-09-30, Java"
    assert [row for row in rows(html) if row[0].startswith("20")] == [
        ["2026-12-15", "Plan against a risk: It may be wrong", "Rates", "Ruth Okafor"],
        ["2026-12-31", "Contract: C-1", "Acme", ""],
        ["2027-02-28", "Accepted risk: It may be wrong", "Rates", "Duty manager"],
        ["2027-03-31", "End of a term: Ruth Okafor", "Duty manager", ""],
        ["2027-06-30", "Retirement", "Rates", ""],
        ["2027-09-30", "End of support: Java", "Rates", "Payments"],
    ]


def test_routine_is_news_where_it_is_late() -> None:
    late = RATES.replace("cadence: 1 month", "cadence: 7d")

    assert ["2026-11-07", "Measurement: Right rates", "Rates", "Payments"] in rows(
        page(**{"systems/rates.yaml": late})
    )


def test_what_nobody_knows_is_said_first() -> None:
    html = page(
        **{"systems/news.yaml": "title: News\nowner: payments\n"}, uri="systems/news/executive.md"
    )
    said = words(html)

    assert said.index("answers: Is it worth what it costs?") < said.index("What it does")
    assert "The problem it solves, Value a year, Run cost a year, Budget a year" in said
    assert '<a href="#who-answers-for-it">Who answers for it?</a>' in html
    known = answers(html)
    assert known["Team that owns it"] == "Payments"
    assert known["Needed by"] == "Rates; 2 in all"
    assert known["Would be back after"] == "not known"
    assert known["A runbook last exercised"] == "not known"
    assert "Value less cost" not in known
    assert "Models inside it" not in known


def test_the_page_of_a_system_leads_there_and_back() -> None:
    assert '<a href="rates/executive.md">Five questions, in plain words</a>' in page(
        "systems/rates.md"
    )
    assert '<a href="../rates.md">Rates</a>' in page()


def test_a_page_that_has_the_address_already_keeps_it() -> None:
    site = planned(with_files(**RECORDS, **{"systems/rates/executive.md": "# Mine\n"}))

    taken = [uri for uri in site if uri.startswith("systems/rates/executive")]
    assert len(taken) >= 2
    assert sum("five questions" in html_of(site[uri]) for uri in taken) >= 1


def test_text_of_records_is_text_and_records_for_others_are_not_named() -> None:
    hidden = "type: person\ntitle: Zanzibar\naudience: team\n"
    text = "title: <img src=x>\naccountable_executive: person:zanzibar\ndepends_on: [secret]\n"

    html = page(
        **{
            "systems/rates.yaml": text,
            "contacts/zanzibar.yaml": hidden,
            "systems/secret.yaml": "title: Secretissimo\naudience: team\n",
        }
    )

    assert "<img" not in html
    assert "anzibar" not in html
    assert "ecret" not in html
    assert answers(html)["Accountable executive"] == "not shown here"
