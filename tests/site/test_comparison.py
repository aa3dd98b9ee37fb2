"""The page that holds the declared graph against others."""

import json

from tests.site.planned_base import FILES, html_of, planned, with_files

CONFIG = """\
compare:
  ignore_edges: ["* -> mail"]
  inputs:
    - {file: traces.json, format: jaeger, window: one week, taken_on: 2026-11-20, min_calls: 2}
    - {file: gone.csv, format: csv}
"""
ROWS = [
    {"parent": "rates", "child": "ledger", "callCount": 12},
    {"parent": "ledger", "child": "mail", "callCount": 3},
    {"parent": "ledger", "child": "<img src=x>", "callCount": 3},
]
TRACES = json.dumps({"data": ROWS})


def page(**more: str) -> str:
    files = {"relaybook.yml": FILES["relaybook.yml"] + CONFIG, "traces.json": TRACES, **more}
    site = planned(with_files(**files))
    return html_of(site["comparison.md"])


def test_there_is_no_page_where_nothing_is_compared() -> None:
    assert "comparison.md" not in planned(FILES)


def test_it_says_date_window_and_that_observed_data_can_be_wrong() -> None:
    shown = page()

    assert "Observed data can be wrong too" in shown
    assert "Taken on 2026-11-20. Window: one week." in shown
    assert "In both 0, only here 1, only there 1; Jaccard 0.00." in shown
    assert "Nobody says when it was taken. Nobody says which time it covers." in shown
    assert "Could not be read: no file is there" in shown


def test_names_of_others_are_text() -> None:
    shown = page()

    assert "&lt;img src=x&gt;" in shown
    assert "<img src=x>" not in shown


def test_names_of_records_for_others_are_not_given_away() -> None:
    hidden = "title: Zanzibar\naudience: team\n"
    rows = [{"parent": "ledger", "child": "zanzibar", "callCount": 5}]
    shown = page(**{"systems/zanzibar.yaml": hidden, "traces.json": json.dumps(rows)})

    assert "zanzibar" not in shown.lower()
    assert "a name that is no system of ours" in shown
