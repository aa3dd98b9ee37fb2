"""Runbooks that other people wrote for a forge show the same steps on the site."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown

from relaybook.check.engine import check
from relaybook.findings import AsOf, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.site.build import plan_knowledge_base, publish, rendered_by_engine
from relaybook.site.parity.difference import difference
from relaybook.site.parity.page_shape import shape_of_html
from relaybook.site.parity.source_shape import shape_of_markdown

DATA = Path(__file__).parents[2] / "data"
DAY = date(2026, 11, 20)
AT_LEAST = 0.98
SWALLOWED = "# Close\n\n1. Find <title>.\n\n   ```bash\n   ls\n   ```\n\n2. Close it.\n"


@pytest.fixture
def openshift(tmp_path: Path) -> Path:
    folder = tmp_path / "openshift"
    shutil.copytree(DATA / "corpora" / "openshift-runbooks", folder)
    shutil.copytree(
        DATA / "corpora-configuration" / "openshift-runbooks", folder, dirs_exist_ok=True
    )
    return folder


def rendered_report(root: Path) -> Report:
    tree = WorkingTree(root)
    base = load(tree)
    pages = rendered_by_engine(plan_knowledge_base(base, AsOf(DAY), root), tree, DAY)
    return check(base, AsOf(DAY), rendered=pages)


def test_the_openshift_runbooks_are_shown_as_written(openshift: Path) -> None:
    report = rendered_report(openshift)

    tally = report.tallies["rendering-differs"]
    differing = [one.path for one in report.findings if one.rule == "rendering-differs"]
    assert (tally.judged, tally.unknown) == (report.documents, {})
    assert 1 - len(differing) / tally.judged >= AT_LEAST, differing


def test_the_measure_sees_what_the_engine_would_do_alone(openshift: Path) -> None:
    """With the defaults of MkDocs a good part of these pages falls apart."""
    pages = [path.read_text("utf-8") for path in sorted(openshift.rglob("*.md"))]

    broken = sum(
        difference(shape_of_markdown(page), shape_of_html(as_mkdocs_does(page))) is not None
        for page in pages
    )

    assert broken > len(pages) / 4


def as_mkdocs_does(page: str) -> str:
    return Markdown(extensions=["toc", "tables", "fenced_code"]).convert(page)


@pytest.fixture
def swallowed(tmp_path: Path) -> Path:
    root = tmp_path / "kb"
    (root / "docs").mkdir(parents=True)
    (root / "relaybook.yml").write_text("name: Swallowed\n")
    (root / "docs" / "close.md").write_text(SWALLOWED)
    return root


def test_a_build_says_it_on_the_terminal_and_on_the_site(swallowed: Path, tmp_path: Path) -> None:
    tree, output = WorkingTree(swallowed), tmp_path / "site"
    plan = plan_knowledge_base(load(tree), AsOf(DAY), swallowed)
    assert plan.report.findings == ()

    published = publish(plan, tree, output, DAY)

    assert [(one.rule, one.path, one.span.line) for one in published.report.findings] == [
        ("rendering-differs", "docs/close.md", 5)
    ]
    assert "the code block in step 1 is missing" in (output / "health" / "index.html").read_text()


def test_a_strict_build_publishes_no_page_that_lacks_a_step(
    swallowed: Path, tmp_path: Path
) -> None:
    tree, output = WorkingTree(swallowed), tmp_path / "site"
    plan = plan_knowledge_base(load(tree), AsOf(DAY), swallowed)

    publish(plan, tree, output, DAY, strict=True)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["kb"]


def command(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "relaybook", "check", *options, "--format", "json"],
        cwd=root,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_check_renders_only_where_it_is_asked_to_and_writes_nothing(swallowed: Path) -> None:
    before = sorted(swallowed.rglob("*"))

    plain, rendered = command(swallowed), command(swallowed, "--rendered")

    assert (plain.returncode, rendered.returncode) == (0, 1), rendered.stderr
    findings = json.loads(rendered.stdout)["findings"]
    assert [one["rule"] for one in findings] == ["rendering-differs"]
    assert "rendering-differs" not in plain.stdout
    assert sorted(swallowed.rglob("*")) == before


def test_an_accepted_difference_stays_accepted(swallowed: Path) -> None:
    accepted = "<!-- relaybook: accept[rendering-differs] nobody reads this page -->\n\n"
    page = swallowed / "docs" / "close.md"
    page.write_text(SWALLOWED.replace("1. Find", f"{accepted}1. Find"))

    plain, rendered = command(swallowed), command(swallowed, "--rendered")

    assert json.loads(plain.stdout)["findings"] == []
    assert json.loads(rendered.stdout)["findings"] == []
    assert rendered.returncode == 0


def test_asking_for_this_rule_alone_without_pages_is_refused(swallowed: Path) -> None:
    done = command(swallowed, "--select", "rendering-differs")

    assert done.returncode == 2
    assert "add --rendered" in done.stderr
