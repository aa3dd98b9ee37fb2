"""The review of a handover on the site: what the command says, with links."""

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "handovers/acme/review.md"
HANDOVER = """\
---
status: in_progress
from: acme
to: payments
contract: {vendor: acme, ref: C-1}
systems: [ledger]
early_life_support: {end_on: 2027-02-28}
open_items:
  - {id: OI-1, severity: P2, what: It leaks <b>memory</b>, new_owner: team:payments}
  - {id: OI-2, what: Nobody has this}
milestones:
  - {id: M1, name: Inventory, baseline_on: 2026-10-01, forecast_on: 2026-12-01}
---

# Acme to payments
"""
ACME = """\
type: vendor
title: Acme
reach: {phone: "+44 20 7946 0005"}
contracts: [{ref: C-1, start_on: 2024-01-01, end_on: 2026-12-31}]
"""


def site(handover: str = HANDOVER) -> dict[str, str]:
    files = with_files(**{"handovers/acme.md": handover, "contacts/acme.yaml": ACME})
    return {path: html_of(file) for path, file in planned(files).items() if path.endswith(".md")}


def test_the_page_says_what_the_command_says_with_links() -> None:
    page = site()[PAGE]
    shown = words(page)

    assert "Review of acme" in shown
    assert "The contract is over on 2027-01-01, in 42 days." in shown
    assert '<a href="../../systems/ledger.md">Ledger</a>' in page
    assert "relaybook review acme --as-of 2026-11-20 --format json | sha256sum" in shown
    assert ["M1", "Inventory", "2026-10-01", "2026-12-01", "61"] in rows(page)


def test_each_area_has_a_bar_and_its_counts() -> None:
    page = site()[PAGE]

    areas = [row for row in rows(page) if row[0] == "ownership"]
    assert len(areas) == 1
    assert all(count.isdecimal() for count in areas[0][2:6])
    assert 'class="rb-rung rb-rung--missing" style="flex-grow:' in page


def test_open_items_stand_with_whoever_has_them() -> None:
    page = site()[PAGE]
    shown = words(page)

    assert "Open items, by who has them (2)" in shown
    assert shown.index("OI-2") < shown.index("OI-1")  # what nobody has comes first
    assert "&lt;b&gt;memory&lt;/b&gt;" in page


def test_the_handover_leads_to_its_review() -> None:
    assert 'href="acme/review.md">' in site()["handovers/acme.md"]
    assert "gates open" in words(site()["handovers/acme.md"])


def test_a_handover_that_is_over_has_no_review() -> None:
    pages = site(HANDOVER.replace("in_progress", "abandoned"))

    assert PAGE not in pages
    assert "Review" not in words(pages["handovers/acme.md"])
