"""How tables of many columns, cells of many lengths and long names are written."""

from tests.site.planned_base import FILES, html_of, planned, with_files

from relaybook.site.html import breakable
from relaybook.site.tables import table

ACCESS = """\
access:
  - id: ledger-operator
    what: Restarts it
    type: api_plan
    custodian: team:payments
    grant_by: team:payments
    lead_time: 4h
    via: direct
"""


def test_names_break_before_capitals_and_stay_escaped() -> None:
    assert breakable("HTTPDown<b>NotOk") == "HTTPDown&lt;b&gt;Not<wbr/>Ok"
    assert breakable("LedgerDown2High") == "Ledger<wbr/>Down2<wbr/>High"


def test_short_and_long_cells_are_marked() -> None:
    html = table(["a"], [["2026-11-20", "", "somewhat longer text", "x" * 61]])

    assert "<td>2026-11-20</td><td></td>" in html
    assert (
        f'<td class="rb-words">somewhat longer text</td><td class="rb-long">{"x" * 61}</td>' in html
    )


def test_parts_with_many_fields_are_blocks() -> None:
    files = with_files(**{"systems/ledger/access.yaml": ACCESS})
    page = html_of(planned(files)["systems/ledger.md"])
    access = page[page.index('id="access"') :]

    assert '<p class="rb-part__title"><strong>ledger-operator</strong></p>' in access
    assert "<dt>Lead time</dt><dd>4h</dd>" in access
    assert "<dt>Type</dt><dd>api plan</dd>" in access
    assert "<dt>Expires</dt>" not in access
    assert "<table" not in access


def test_counts_of_nothing_are_zeros_and_short_tiers_can_be_sorted() -> None:
    more = "title: Vaults\nowner: payments\nservice_tier: 2\n"
    home = html_of(planned(with_files(**{"systems/vaults.yaml": more}))["index.md"])
    tier = home[home.index("Tier 2") :]

    assert tier.index("<table data-sortable") < tier.index("</table>")
    assert "<td>0</td>" in tier


def test_a_copy_is_described_once() -> None:
    assert "data-build" not in html_of(planned(FILES)["index.md"])


def test_who_decided_is_said_once() -> None:
    record = "---\nstatus: accepted\ndecision_makers: [payments]\n---\n\n# Both\n"
    page = html_of(planned(with_files(**{"decisions/both.md": record}))["decisions/both.md"])

    assert "<dt>By</dt>" in page
    assert "Decision makers" not in page
