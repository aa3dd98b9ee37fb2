"""Which obligations bind which systems, and what is done about each."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/obligations.md"
LEDGER = """\
title: Ledger
obligations:
  - theme: Personal data
    instrument: The Act
    version: of 2023
    confirmed_by: role:duty-manager
    confirmed_on: 2026-08-21
  - {theme: Audit}
controls:
  - obligation: personal data
    control: Names become tokens
    evidence: [Sample of October, Sample of July]
    checked_on: 2026-10-06
    review_in: 6 months
    owner: team:payments
  - {obligation: Personal data, control: Nobody asked}
  - {obligation: Something else, control: Locks, checked_on: 2026-10-06}
"""


@cache
def page(**more: str) -> str:
    return html_of(planned(with_files(**{"systems/ledger.yaml": LEDGER, **more}))[PAGE])


def test_each_obligation_stands_with_what_is_done_about_it() -> None:
    html = page()

    assert rows(html) == [
        ["Audit", "Ledger", "by nobody on no date", "nothing is written down"],
        [
            "Personal data The Act, of 2023",
            "Ledger",
            "Duty manager on 2026-08-21",
            (
                "Names become tokens. Shown by: Sample of October; Sample of July. "
                "Checked on 2026-10-06, again by 2027-04-06 by Payments "
                "Nobody asked. Shown by: not known. never checked by not known"
            ),
        ],
        ["Locks", "Ledger", "Something else", "Checked on 2026-10-06"],
    ]
    assert "Controls of no obligation (1)" in words(html)
    assert "1 of 2 systems say nothing about obligations: Rates." in words(html)


def test_it_never_says_that_anybody_complies() -> None:
    said = words(page())

    assert "Nothing here says that anybody complies." in said
    assert "compliant" not in said.lower()


def test_nobody_says_what_binds_them() -> None:
    said = words(html_of(planned(with_files())[PAGE]))

    assert "Obligations (0) No system says what binds it." in said
    assert "Controls of no obligation" not in said
