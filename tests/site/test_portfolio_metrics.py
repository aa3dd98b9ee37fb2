"""Every measure over all systems: of success, of models, and promised service levels."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/metrics.md"
LEDGER = """\
title: Ledger
success_metrics:
  - name: Lost payments
    target: none
    current: 2
    measured_on: 2026-10-31
    cadence: 1 month
    reviewed_by: role:duty-manager
    if_missed: We stop
  - {name: Bare, measured_on: 2026-10-31}
slos: [{indicator: Answers, target: 99.9 %, window: 30d, source: Grafana}, {indicator: Bare}]
models:
  - id: card
    metrics:
      - {name: recall, floor: 0.8, current: 0.9, measured_on: 2026-11-16, cadence: 7d,
         ground_truth: Chargebacks, label_delay: 45d}
      - {name: bare}
"""


@cache
def page() -> str:
    return html_of(planned(with_files(**{"systems/ledger.yaml": LEDGER}))[PAGE])


def test_every_measure_has_its_target_its_value_and_its_days() -> None:
    html = page()

    assert rows(html) == [
        [
            "Lost payments",
            "Ledger",
            "none",
            "2",
            "2026-10-31, again by 2026-11-30",
            "Duty manager",
            "We stop",
        ],
        ["Bare", "Ledger", "not known", "not known", "2026-10-31", "not known", "not known"],
        [
            "recall",
            "card of Ledger",
            "0.8",
            "0.9",
            "2026-11-16, again by 2026-11-23",
            "Chargebacks, known after 45d",
        ],
        ["bare", "card of Ledger", *["not known"] * 4],
        ["Answers", "Ledger", "99.9 %", "30d", "Grafana"],
        ["Bare", "Ledger", *["not known"] * 3],
    ]
    assert '<time data-due="2026-11-30" datetime="2026-11-30">' in html
    assert "1 of 2 systems say nothing about success: Rates." in words(html)


def test_nobody_measures() -> None:
    said = words(html_of(planned(with_files())[PAGE]))

    assert "No system says by what its success is measured." in said
    assert "No model says by what it is measured." in said
    assert "No system promises a service level." in said
