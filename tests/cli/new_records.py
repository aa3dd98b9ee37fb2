"""What `relaybook new` is told in the tests, what it writes, and how that is judged."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.cli.conftest import NOW

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

TODAY = AsOf(NOW.date())
TEXTS = ("--when", "It is slow", "--step", "Look", "--verify", "Under 1 s", "--undo", "Go back")
ALL_ANSWERS: Mapping[str, Sequence[str]] = {
    "system": ("Gateway", "--team", "payments", "--tier", "2", "--needs", "ledger"),
    "contact": ("Platform", "--reach", "#platform"),
    "runbook": ("Ledger slow", "--system", "ledger", *TEXTS),
    "decision": (
        "Use a queue",
        *("--log", "ledger", "--why", "Calls failed", "--decided", "A queue"),
        *("--consequences", "It can grow"),
    ),
    "handover": ("Acme leaves", "--from", "acme", "--to", "payments", "--system", "rates"),
    "exercise": ("restart", "--mode", "drill", "--by", "r-okafor", "--outcome", "pass"),
}
WRITTEN = {
    "system": "systems/gateway.yaml",
    "contact": "contacts/platform.yaml",
    "runbook": "runbooks/ledger-slow.md",
    "decision": "decisions/ledger/0001-use-a-queue.md",
    "handover": "handovers/acme-leaves.md",
    "exercise": "exercises/2026-11-23-restart.yaml",
}


def report(folder: Path, path: str, level: Level = Level.STANDARD) -> Report:
    """Check what lies at or below `path`."""
    options = CheckOptions(level=level, below=(path,), raise_errors=True)
    return check(load(WorkingTree(folder)), TODAY, options)


def findings(folder: Path, path: str, level: Level = Level.STANDARD) -> tuple[Finding, ...]:
    """Return the open findings at or below `path`."""
    return report(folder, path, level).findings
