"""Real folders of other organisations are read as they are, with only a `relaybook.yml` added."""

import html
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.site.decisions.status import full_title

DATA = Path(__file__).parents[1] / "data"
DAY = AsOf(date(2026, 11, 20))

# Documents by kind, counted from the folders with `find`, not by the tool. Pages called index or
# README are guides: of the 91 pages of moj-cloud-platform one is an index.
COUNTS = {
    "openshift-runbooks": {"runbook": 20, "guide": 1},
    "moj-cloud-platform": {"runbook": 90, "decision": 48, "guide": 2},
    "govuk-aws-adrs": {"decision": 38},
    "wagov-adrs": {"decision": 20, "guide": 1},
    "eventcatalog-example": {"guide": 57},
}


@pytest.fixture(params=sorted(COUNTS))
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name = request.param
    folder = tmp_path / name
    shutil.copytree(DATA / "corpora" / name, folder)
    shutil.copytree(DATA / "corpora-configuration" / name, folder, dirs_exist_ok=True)
    return folder


def judged(corpus: Path) -> tuple[KnowledgeBase, Report]:
    base = load(WorkingTree(corpus))
    return base, check(base, DAY, CheckOptions(raise_errors=True))


def test_every_document_is_found(corpus: Path) -> None:
    base, report = judged(corpus)

    assert Counter(record.kind for record in base.documents) == COUNTS[corpus.name]
    assert report.documents == sum(COUNTS[corpus.name].values())
    assert {problem.rule for problem in base.problems} <= {"unknown-field"}


def test_every_finding_stands_inside_its_file(corpus: Path) -> None:
    base, report = judged(corpus)

    for finding in report.findings:
        lines = (corpus / finding.path).read_text().split("\n")
        assert finding.span.column <= len(lines[finding.span.line - 1]) + 1, finding
        assert base.sources.line(finding.path, finding.span.line) in lines


def _published(record: Record) -> str:
    """Return the title of the page of a record: that of a decision says whether it counts."""
    return full_title(record) if isinstance(record, Decision) else record.name


def test_every_document_is_published(corpus: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "relaybook", "build", "--base", str(corpus), "--output", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    titles = {_title(page) for page in site.rglob("*.html")}
    base, _ = judged(corpus)
    names = {record.path: _words(_published(record)) for record in base.documents}
    # A README or index opens the list page of its folder, whose title is that of the list.
    opening = {path: name for path, name in names.items() if name not in titles}
    assert all("README" in path or "index" in path for path in opening)
    for path, name in opening.items():
        page = site / Path(path).parent / "index.html"
        assert name in _words(html.unescape(page.read_text())), path


def _title(page: Path) -> str:
    title = page.read_text().partition("<title>")[2].partition("</title>")[0]
    return _words(html.unescape(title).rpartition(" - ")[0])


def _words(text: str) -> str:
    return " ".join(text.split())


def test_links_of_real_runbooks_raise_no_false_alarm() -> None:
    base = load(WorkingTree(DATA / "corpora" / "openshift-runbooks"))

    report = check(base, DAY, CheckOptions(select=frozenset({"broken-link", "broken-anchor"})))

    assert report.findings == ()
