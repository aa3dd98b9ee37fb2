"""A small knowledge base, asked by all profiles what a requirement asks."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.rules.knowledge import BASE, DAY

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

ALL = ("base", "ai", "regulated", "vendor-exit")


def asked(folder: Path, files: Mapping[str, str], *rules: str) -> Report:
    """Write `files` beside the contacts every example may use; judge by `rules` at level full."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    (folder / "systems/ledger.yaml").unlink()
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    options = CheckOptions(
        level=Level.FULL, profiles=ALL, select=frozenset(rules), raise_errors=True
    )
    return check(load(WorkingTree(folder)), DAY, options)


def messages(report: Report) -> list[str]:
    """Return what is said, in the order of the report."""
    return [one.message for one in report.findings]


def unknown(report: Report) -> list[str]:
    """Return why something could not be judged, sorted."""
    return sorted({reason for tally in report.tallies.values() for reason in tally.unknown})
