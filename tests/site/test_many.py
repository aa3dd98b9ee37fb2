"""Sixty systems from one vendor: every list is cut, says how many there are, and goes on."""

import re

import pytest
from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

from relaybook.site.planned import PlannedFile

COUNT = 60
NAMES = [f"s{one:02}" for one in range(COUNT)]


def system(name: str) -> str:
    risks = "".join(f"  - {{id: {name}-{one}, due_on: 2026-12-01}}\n" for one in range(COUNT))
    return (
        f"title: System {name}\nowner: payments\nprovider: acme\n"
        f"access: [{{id: {name}, holders: [vendor:acme], renewal_owner: vendor:acme,"
        " expires_on: 2026-12-31}]\n"
        "cost: {not_applicable: It is free.}\n" + (f"risks:\n{risks}" if name == "s00" else "")
    )


@pytest.fixture(scope="module")
def site() -> dict[str, PlannedFile]:
    scope = "".join(f"  - {{system: {name}}}\n" for name in NAMES)
    unknown = "".join(f"- Why {name}.\n" for name in NAMES)
    items = "".join(f"  - {{what: Item {name}, new_owner: team:payments}}\n" for name in NAMES)
    handover = (
        "---\nfrom: acme\nto: payments\n"
        f"systems:\n{scope}open_items:\n{items}---\n\n"
        f"# All of it\n\n## What we do not know\n\n{unknown}"
    )
    return planned(
        with_files(
            **{f"systems/{name}.yaml": system(name) for name in NAMES},
            **{
                "contacts/acme.yaml": (
                    "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"
                ),
                "handovers/all.md": handover,
            },
        )
    )


def test_a_card_and_the_portfolio_name_the_first_systems(site: dict[str, PlannedFile]) -> None:
    for page in ("handovers/all.md", "portfolio/index.md"):
        html = html_of(site[page])
        assert "System s11 and 48 more" in words(html)
        assert re.search(r'<a href="[^"]*all\.md">48 more</a>', html)


@pytest.mark.parametrize(
    ("page", "count", "full"),
    [
        ("contacts/acme.md", COUNT + 1, "contacts/acme/all-dates.md"),
        ("systems/s00/executive.md", COUNT + 2, "systems/s00/executive/all-dates.md"),
    ],
)
def test_dates_go_on_elsewhere(
    site: dict[str, PlannedFile], page: str, count: int, full: str
) -> None:
    assert f"50 of {count} shown. All {count}." in words(html_of(site[page]))
    assert sum(row[0].startswith("2026-") for row in rows(html_of(site[full]))) == count


def test_who_says_nothing_is_named_to_the_last(site: dict[str, PlannedFile]) -> None:
    data, cost = html_of(site["portfolio/data.md"]), html_of(site["portfolio/cost.md"])

    assert "62 of 62 systems say nothing about data: " in words(data)
    assert '<a href="all-without-data.md">12 more</a>' in data
    assert len(rows(html_of(site["portfolio/all-without-data.md"]))) == COUNT + 2
    assert "Does not apply (60)" in words(cost)
    assert '<a href="all-beyond-cost.md">10 more</a>' in cost
    assert rows(html_of(site["portfolio/all-beyond-cost.md"]))[0] == ["System s00", "It is free."]


def test_a_review_shows_what_a_meeting_can_read(site: dict[str, PlannedFile]) -> None:
    html = html_of(site["handovers/all/review.md"])
    said = words(html)

    assert "Why s14. 45 more." in said
    assert "Why s15." not in said
    assert said.count("15 of 60 shown. All 60.") == 3  # counts and owners of systems, people
    assert "Item s49 10 more in the record." in said
    assert rows(html_of(site["handovers/all/review/all-people.md"]))[59][0] == "System s59"
