"""Mends one file as `check --fix` does, without a disk between."""

from datetime import date
from pathlib import Path

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level
from relaybook.fix.plan import FIXED_RULES, FixPlan, plan_fixes
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable

DAY = AsOf(date(2026, 11, 23))
RUNBOOK = "runbooks/restart.md"


class OneFolder:
    """A tree in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {"relaybook.yml": b"name: Fixes\n", **files}

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        found = self._files.get(path)
        return Unreadable(path, "is not there", "") if found is None else found


def plan_of(
    files: dict[str, bytes], *, indents: bool = True, rules: frozenset[str] = frozenset()
) -> FixPlan:
    """Return what mends these files; rules: only their findings, where some are named."""
    kb = load(OneFolder(files))
    report = check(kb, DAY, CheckOptions(level=Level.FULL, select=rules, raise_errors=True))
    return plan_fixes(kb, report, lambda _: indents)


def plan_of_folder(folder: Path) -> FixPlan:
    kb = load(WorkingTree(folder))
    report = check(kb, DAY, CheckOptions(level=Level.FULL, raise_errors=True))
    return plan_fixes(kb, report, lambda _: True)


def mended(data: bytes, path: str = RUNBOOK) -> bytes:
    # Of the two hundred other rules nothing is mended.
    plan = plan_of({path: data}, rules=frozenset(FIXED_RULES))
    return next((file.after for file in plan.files if file.path == path), data)


def mended_text(text: str, path: str = RUNBOOK) -> str:
    return mended(text.encode(), path).decode()
