"""Who is named to `relaybook init` in the tests, and what it left in the folder."""

from pathlib import Path

from tests.cli.conftest import NOW

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

TODAY = AsOf(NOW.date())
WHO = ("--system", "Ledger", "--team", "Payments", "--call", "+44 20 7946 0100")
THEN = ("--then", "Duty manager (Priya Nair), +44 20 7946 0101")
VENDOR = ("--vendor", "Northwind, help@northwind.example.com", "--vendor-ends", "2027-03-31")


def report(folder: Path, level: Level = Level.STANDARD) -> Report:
    """Check the knowledge base in `folder`."""
    return check(load(WorkingTree(folder)), TODAY, CheckOptions(level=level, raise_errors=True))


def files(folder: Path) -> list[str]:
    """Return the path of each file with an extension, sorted."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.is_file()
    )


def text(folder: Path, path: str) -> str:
    """Return what a file in `folder` holds."""
    return (folder / path).read_text(encoding="utf-8")
