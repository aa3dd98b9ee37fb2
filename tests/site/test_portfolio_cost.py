"""What all systems cost beside what they are worth, and what an exit changes."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/cost.md"
LEDGER = """\
title: Ledger
cost:
  as_of: 2026-10-31
  items: [{amount: 100, currency: INR, per: month}, {amount: 7, currency: INR, per: once}]
  budget: {amount: 50, currency: INR, per: month}
business_case: {value: {amount: 5000, currency: INR, per: year}}
"""
RATES = "title: Rates\ncost: {items: [{amount: 9, currency: EUR, per: year}, {amount: 3}]}\n"
HANDOVER = """\
---
status: in_progress
systems: [ledger]
after_exit_cost: [{amount: 120, currency: INR, per: month}]
---

# From Acme
"""
RECORDS = {
    "systems/ledger.yaml": LEDGER,
    "systems/rates.yaml": RATES,
    "systems/relay.yaml": "title: Relay\n",
    "handovers/acme.md": HANDOVER,
}


@cache
def page(**more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))[PAGE])


def test_each_sum_says_of_how_many_systems_it_is() -> None:
    together = rows(page())[:3]

    assert together == [
        [
            "Run cost a year",
            "EUR 9 and INR 1,200 INR 7 once an amount is not clear",
            "2 of 3 systems",
        ],
        ["Budget a year", "INR 600", "1 of 3 systems"],
        ["Value a year", "INR 5,000", "1 of 3 systems"],
    ]


def test_each_system_stands_with_cost_beside_value() -> None:
    ledger, rates = rows(page())[3:5]

    assert ledger == [
        "Ledger",
        "INR 1,200 INR 7 once as of 2026-10-31",
        "INR 600 cost is above it",
        "INR 5,000",
        "INR 3,800",
    ]
    assert rates == ["Rates", "EUR 9 an amount is not clear", *["not known"] * 3]
    assert "1 of 3 systems say nothing about their cost: Relay." in words(page())


def test_an_exit_changes_the_cost() -> None:
    assert rows(page())[5] == ["From Acme", "INR 1,200 INR 7 once", "INR 1,440", "INR +240"]


def test_a_change_that_leaves_something_out_says_so() -> None:
    two = HANDOVER.replace("[ledger]", "[ledger, relay, unknown]")
    none = HANDOVER.replace("INR", "EUR")

    assert rows(page(**{"handovers/acme.md": two}))[5] == [
        "From Acme",
        "INR 1,200 INR 7 once 1 of 2 systems say it",
        "INR 1,440",
        "INR +240 not all is known",
    ]
    assert rows(page(**{"handovers/acme.md": none}))[5][2:] == ["EUR 1,440", "not known"]


def test_nobody_says_anything() -> None:
    said = words(html_of(planned(with_files())[PAGE]))

    assert "No system says what it costs or what it is worth." in said
    assert "After the exit" not in said
    assert "2 of 2 systems say nothing about their cost" in said


def test_a_kind_of_cost_that_does_not_apply_is_not_unclear() -> None:
    items = (
        "[{category: cloud, amount: 1, currency: INR, per: year}, {category: licence,"
        ' amount: {not_applicable: "All of it is free software."}}]'
    )

    html = page(**{"systems/relay.yaml": f"title: Relay\ncost: {{items: {items}}}\n"})

    assert ["Relay", "INR 1", *["not known"] * 3] in rows(html)
