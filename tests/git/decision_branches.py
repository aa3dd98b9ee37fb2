"""Two branches that each add a decision, and what git says of them."""

from pathlib import Path

from tests.git.repositories import git

from relaybook.git.decision_past import read_decision_past
from relaybook.model.decision_past import DecisionPast, DecisionQuestions

OLD = "decisions/0001-old.md"
MINE = "decisions/0002-mine.md"
THEIRS = "decisions/0002-theirs.md"
LONG = "".join(f"Line {number} of the record.\n" for number in range(20))


def past(folder: Path, *, base: str = "", newest: int = 200, kb: str = "") -> DecisionPast:
    root = folder / kb
    paths = {path.relative_to(root).as_posix() for path in root.glob("decisions/**/*.md")}
    asked = DecisionQuestions(frozenset(paths), ("decisions",), base, newest)
    found = read_decision_past(root, asked)
    assert found is not None
    return found


def rivals(found: DecisionPast) -> list[tuple[str, tuple[str, ...]]]:
    """Return what others have added for a record that is none of ours."""
    return [(one.path, one.branches) for one in found.added if not one.same_as]


def switch(folder: Path, name: str) -> None:
    git(folder, "checkout", "--quiet", name)
