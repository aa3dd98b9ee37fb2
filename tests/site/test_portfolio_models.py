"""All models: owner, age, how well they do, validation, and what decides when they are off."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/models.md"
MODELS = """\
models:
  - id: card
    version: "41"
    owner: team:payments
    risk_tier: high
    provider: vendor:acme
    deprecates_on: 2027-06-30
    trained_on: 2026-08-04
    max_age: 6 months
    metrics:
      - {name: recall, floor: 0.82, current: 0.86, measured_on: 2026-11-16}
      - {name: precision}
    validation: {by: person:r-okafor, date: 2026-08-10, next_due_on: 2027-02-10, findings_open: 2}
    fallback: rules
  - {id: rules, trained_on: {not_applicable: "Rules are written by analysts, not trained."}}
  - {id: bare, risk_tier: low, provider: internal, trained_on: 2026-01-01}
"""


@cache
def page(**more: str) -> str:
    files = {
        "systems/ledger/models.yaml": MODELS,
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
        **more,
    }
    return html_of(planned(with_files(**files))[PAGE])


def test_each_model_says_what_is_known_of_it() -> None:
    card, rules, bare = rows(page())

    assert card == [
        "card 41 high risk from Acme runs until 2027-06-30",
        "Ledger",
        "Payments",
        "2026-08-04, again by 2027-02-04",
        "recall: 0.86 on 2026-11-16, floor 0.82 precision: not known",
        "Ruth Okafor, on 2026-08-10, again by 2027-02-10, open findings: 2",
        "rules",
    ]
    assert rules == [
        "rules risk not known",
        "Ledger",
        "not known",
        "does not apply: Rules are written by analysts, not trained.",
        *["not known"] * 3,
    ]
    assert bare[0] == "bare low risk"
    assert bare[3] == "2026-01-01, again: not known"


def test_nothing_said_is_not_no_model() -> None:
    why = 'title: Rates\nmodels: {not_applicable: "It adds up numbers and guesses nothing."}\n'

    said = words(page(**{"systems/rates.yaml": why, "systems/relay.yaml": "title: Relay\n"}))

    assert "1 of 3 systems say nothing about models: Relay." in said
    assert "Rates: It adds up numbers and guesses nothing." in said
    none = words(html_of(planned(with_files())[PAGE]))
    assert "No system says that it holds a model." in none
