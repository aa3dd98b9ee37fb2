"""A folder of records in which one is sound but for a link, so that a test sees it judged."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Tree

SOUND = "# Sound\n\nRead [what is gone](gone.md).\n"
REST = ("runbooks/sound.md", 3, 6, "broken-link", "the link leads to runbooks/gone.md")

Seen = tuple[str, int, int, str, str]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files`, the sound record and an empty configuration."""
    for path, content in {
        "relaybook.yml": "format: 1\n",
        "runbooks/sound.md": SOUND,
        **files,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    return folder


def seen(tree: Tree | Path, level: Level = Level.BASIC) -> list[Seen]:
    """Check and return path, line, column, rule and message of each finding."""
    tree = WorkingTree(tree) if isinstance(tree, Path) else tree
    options = CheckOptions(level=level, raise_errors=True)
    report = check(load(tree), AsOf(date(2026, 11, 20)), options)
    return [(f.path, f.span.line, f.span.column, f.rule, f.message) for f in report.findings]


def beside_the_rest(found: list[Seen]) -> list[tuple[int, int, str, str]]:
    """Return what was found in the damaged file, once the rest is known to be judged."""
    rest = [one for one in found if one[0] == REST[0]]
    assert [(*one[:4], one[4].split(", which")[0]) for one in rest] == [REST]
    return [one[1:] for one in found if one[0] != REST[0]]
