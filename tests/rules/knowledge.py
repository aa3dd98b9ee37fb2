"""A small knowledge base from a test's own files, judged at a level."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

BASE = Path(__file__).parent / "base"
DAY = AsOf(date(2026, 11, 20))


def judged(
    folder: Path, files: Mapping[str, str], level: Level = Level.STANDARD, *rules: str
) -> Report:
    """Write `files` beside the contacts every example may use and check them."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    options = CheckOptions(level=level, select=frozenset(rules), raise_errors=True)
    return check(load(WorkingTree(folder)), DAY, options)


def said(report: Report) -> list[tuple[int, int, str, str]]:
    """Return line, column, message and help of each finding."""
    return [(f.span.line, f.span.column, f.message, f.help) for f in report.findings]
