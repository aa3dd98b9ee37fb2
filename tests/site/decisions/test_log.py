"""The log of all decisions, and of foreign ones."""

import re
import shutil
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from tests.site.decisions.decision_files import decision, page_of
from tests.site.planned_base import DAY, html_of, planned, with_files

from relaybook.check.engine import check
from relaybook.findings import AsOf
from relaybook.graph.dependencies import DependencyGraph
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.decision import Decision
from relaybook.site.decisions.status import status_of
from relaybook.site.plan import plan_site
from relaybook.site.tables import SHOWN

LOG = "decisions/index.md"
DATA = Path(__file__).parents[2] / "data"
ROW = re.compile(r"<tr><td(?:[^>]*)>.*?</tr>")


def rows(html: str) -> list[str]:
    return ROW.findall(html)


def test_a_row_says_all_about_a_decision() -> None:
    row = rows(page_of(LOG, {}))[1]

    assert '<td data-label="No." data-sort="1">0001</td>' in row
    assert '<a href="pay/0001-keep-it.md">Keep it</a>' in row
    assert 'data-label="Status" data-values="[&quot;superseded&quot;]"' in row
    assert '<time datetime="2026-01-02">2026-01-02</time>' in row
    assert 'data-label="Systems" data-values="[&quot;Ledger&quot;]"' in row
    assert 'Superseded by</span> <a href="pay/0002-drop-it.md" title="Drop it">0002</a>' in row


def test_the_newest_comes_first_and_both_ends_show_a_relation() -> None:
    newest, oldest = rows(page_of(LOG, {}))

    assert "Drop it</a></td>" in newest
    assert "Keep it</a></td>" in oldest
    assert 'Supersedes</span> <a href="pay/0001-keep-it.md" title="Keep it">0001</a>' in newest


def test_the_log_can_be_sorted_filtered_and_picked_from() -> None:
    html = page_of(LOG, {})

    assert '<table data-filter="Filter decisions" data-sortable="data-sortable">' in html
    assert re.findall(r'<th data-choose="data-choose" scope="col">([^<]*)', html) == [
        "Status",
        "Systems",
    ]


def test_several_logs_stand_in_one_table_that_names_them() -> None:
    other = {"decisions/web/0001-new.md": decision("accepted", "New", date="2026-03-04")}
    html = html_of(planned(with_files(**other))[LOG])

    assert '<th data-choose="data-choose" scope="col">Log</th>' in html
    assert [re.findall(r'data-values="\[&quot;(\w+)&quot;\]">\1<', row) for row in rows(html)] == [
        ["web"],
        ["pay"],
        ["pay"],
    ]
    assert '<a href="pay/reading-path.md">pay</a>, <a href="web/reading-path.md">web</a>' in html


def test_one_day_is_ordered_by_number_from_the_highest() -> None:
    same_day = {
        f"{number}-n": decision("accepted", f"N{number}", date="2026-05-01")
        for number in ("0009", "0040", "0041", "0100")
    }
    html = page_of(LOG, same_day)

    numbers = re.findall(r'data-label="No."[^>]*>(\d+)', html)
    assert numbers == ["0100", "0041", "0040", "0009", "0002", "0001"]


def test_one_log_in_several_folders_names_the_folder() -> None:
    files = {
        "relaybook.yml": "name: S\nfolders: {decisions: [security, operations], guides: .}\n",
        "security/001-isolate.md": decision("accepted", "Isolate", date="2026-03-04"),
        "operations/002-run.md": decision("accepted", "Run", date="2026-03-03"),
    }
    html = html_of(next(one for one in planned(files).values() if one.nav_title == "Decisions"))

    assert '<th data-choose="data-choose" scope="col">Folder</th>' in html
    assert re.findall(r'data-values="\[&quot;(\w+)&quot;\]">\1<', html) == [
        "security",
        "operations",
    ]


def test_a_long_log_is_cut_with_a_count_and_a_link() -> None:
    many = {f"{number:04}-n": decision("accepted", f"N{number}") for number in range(3, 60)}
    files = with_files(**{f"decisions/pay/{name}.md": text for name, text in many.items()})
    site = planned(files)

    assert len(rows(html_of(site[LOG]))) == SHOWN
    assert '50 of 59 shown. <a href="all-decisions.md">All 59</a>' in html_of(site[LOG])
    assert len(rows(html_of(site["decisions/all-decisions.md"]))) == 59


def test_a_decision_for_others_is_in_no_list() -> None:
    hidden = decision("accepted", "Zanzibar", systems="[ledger]", audience="team")
    with_hidden = with_files(**{"decisions/pay/0003-zanzibar.md": hidden})

    for uri, file in planned(with_hidden).items():
        said = (file.markdown or "") + "".join(block.html for block in file.blocks)
        assert "zanzibar" not in (uri + said).lower(), uri


@pytest.mark.parametrize(
    ("corpus", "statuses"),
    [
        ("moj-cloud-platform", 48),
        ("govuk-aws-adrs", 38),
    ],
)
def test_every_foreign_decision_is_in_the_log_with_its_status(
    tmp_path: Path, corpus: str, statuses: int
) -> None:
    shutil.copytree(DATA / "corpora" / corpus, tmp_path, dirs_exist_ok=True)
    shutil.copytree(DATA / "corpora-configuration" / corpus, tmp_path, dirs_exist_ok=True)
    base = load(WorkingTree(tmp_path))
    decisions = [one for one in base.documents if isinstance(one, Decision)]
    found = plan_site(base, DependencyGraph.of(base), check(base, AsOf(DAY, "")))
    log = next(file for file in found if file.nav_title == "Decisions")
    shown = Counter(
        (unescape(title), status)
        for row in rows(html_of(log))
        for title in re.findall(r'data-label="Decision"[^>]*><a[^>]*>([^<]*)', row)
        for status in re.findall(r'data-values="\[&quot;([^&]*)&quot;\]"', row)[:1]
    )

    assert len(decisions) == statuses
    assert shown == Counter((one.name, status_of(one)) for one in decisions)
    assert {one.status for one in decisions} >= {"accepted", "superseded"}
