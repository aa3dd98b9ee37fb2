"""A log of decisions in a real repository, judged against its branches."""

from datetime import date
from pathlib import Path

from tests.git.repositories import commit, git

from relaybook.check.engine import check
from relaybook.check.history_needed import decision_questions_of
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Finding, Level, Report
from relaybook.git.decision_past import read_decision_past
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.history import History

RULES = frozenset(
    {"duplicate-number", "accepted-decision-edited", "invalid-transition", "number-gap"}
)
OLD = "decisions/0001-old.md"


def record(title: str, status: str = "accepted", text: str = "We do it.") -> str:
    return f"---\nstatus: {status}\ndate: 2026-03-01\n---\n\n# {title}\n\n{text}\n"


def judged(folder: Path, *, level: Level = Level.STANDARD) -> Report:
    kb = load(WorkingTree(folder))
    past = History(decisions=read_decision_past(folder, decision_questions_of(kb)))
    options = CheckOptions(level=level, select=RULES, raise_errors=True)
    return check(kb, AsOf(date(2026, 11, 23)), options, history=past)


def found(folder: Path) -> list[tuple[str, str, int, int]]:
    return [(one.rule, one.path, one.span.line, one.span.column) for one in judged(folder).findings]


def only(folder: Path) -> Finding:
    (one,) = judged(folder).findings
    return one


def started(folder: Path) -> Path:
    """Make a repository with one accepted decision on main."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "relaybook.yml", "name: Sample\n")
    commit(folder, OLD, record("Old"))
    return folder
