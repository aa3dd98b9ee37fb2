"""The openshift runbooks in the style they are written in: only what they truly lack is found."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.heading_style import best_style
from relaybook.report import text

CORPUS = Path(__file__).parents[1] / "data" / "corpora" / "openshift-runbooks" / "alerts"
DAY = AsOf(date(2026, 11, 20))
SECTIONS = {"missing-section", "missing-verification", "empty-section"}
# What the pages lack in truth: whose they are (which follows from a system), and the way back.
LACKING = {"missing-field", "missing-owner", "missing-escalation", "missing-rollback"}
OF_OWNER_FILES = {"unknown-handle"}


def _written(folder: Path, style: str, *, copies: int = 1) -> Path:
    for number in range(copies):
        shutil.copytree(CORPUS, folder / "alerts" / str(number))
    (folder / "relaybook.yml").write_text(
        f"format: 1\nlevel: standard\nheading_style: {{alerts: {style}}}\n"
        "folders: {runbooks: alerts}\n"
    )
    return folder


def _judged(folder: Path, *, select: tuple[str, ...] = ()) -> Report:
    options = CheckOptions(raise_errors=True, select=frozenset(select))
    return check(load(WorkingTree(folder)), DAY, options)


def _with_changes() -> set[str]:
    """Return the pages that run something that changes: read with grep, not by the tool."""
    verbs = re.compile(r"^\s*(?:\$\s*)?(?:oc|kubectl)\s+(?:scale|delete|patch|rollout)\b")
    return {
        page.name
        for page in CORPUS.rglob("*.md")
        if any(map(verbs.match, page.read_text().split("\n")))
    }


def test_its_pages_are_told_by_their_headings() -> None:
    pages = sorted(CORPUS.rglob("*.md"))
    styles = Counter(
        best_style(re.findall(r"^##? +(.+?)\s*$", page.read_text(), re.MULTILINE)) for page in pages
    )

    assert styles == {("four-heading", 4): 20}


def test_four_sections_are_enough_at_standard(tmp_path: Path) -> None:
    report = _judged(_written(tmp_path, "four-heading"), select=tuple(SECTIONS))

    assert report.findings == ()
    assert {report.tallies[rule].judged for rule in SECTIONS - {"empty-section"}} == {20}


def test_only_what_is_truly_missing_is_found(tmp_path: Path) -> None:
    report = _judged(_written(tmp_path, "four-heading"))

    serious = [one for one in report.findings if one.rule not in OF_OWNER_FILES]
    errors = {one.rule for one in serious if one.severity.word == "error"}
    assert errors == {"missing-field", "missing-rollback"} <= LACKING
    assert {one.message.rpartition(" ")[2] for one in serious if one.rule == "missing-field"} == {
        "systems"
    }


def test_an_undo_is_asked_only_of_pages_that_change_something(tmp_path: Path) -> None:
    report = _judged(_written(tmp_path, "four-heading"), select=("missing-rollback",))

    found = {Path(one.path).name for one in report.findings}
    assert found
    assert found >= _with_changes()


def test_in_the_default_style_each_page_would_lack_a_verification(tmp_path: Path) -> None:
    report = _judged(_written(tmp_path, "default"), select=tuple(SECTIONS))

    assert Counter(one.rule for one in report.findings) == {"missing-verification": 20}


@pytest.mark.parametrize("copies", [2, 15])
def test_300_findings_read_as_five_lines(tmp_path: Path, copies: int) -> None:
    """What is wrong, why, one example, what to write, and how many more: whatever the count."""
    report = _judged(_written(tmp_path, "four-heading", copies=copies), select=("missing-field",))
    shown = text.render(report, width=200)

    count = 20 * copies
    said = [line.strip() for line in shown.split("\n") if line.strip()]
    first = said.index(f"error missing-field: {count} places")
    quoted = [line for line in said[first:] if re.match(r"\d+ \||\|", line)]
    lines = [line for line in said[first:-1] if line not in quoted]
    assert len(report.findings) == count
    assert lines[0] == f"error missing-field: {count} places"
    assert lines[1] == "Each record has the fields without which it says too little."
    assert re.fullmatch(r"alerts/0/\S+ the runbook \w+ has no systems", lines[2])
    assert lines[3] == "= write `systems: [<system>]`; owner and escalation follow from it"
    assert lines[4] == f"and {count - 1} more places: --all"
    assert len(lines) == 5
