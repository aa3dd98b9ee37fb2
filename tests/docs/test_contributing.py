"""The steps for a new rule in CONTRIBUTING.md lead to a rule that works."""

import importlib.util
import shutil
from pathlib import Path

import pytest
from tests.docs.shell import Written, steps
from tests.docs.transcripts import text_of
from tests.rules import pages
from tests.rules.knowledge import BASE, DAY

from relaybook.check.engine import CheckOptions, check
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """Write both files of the new rule as the page says and import it."""
    for step in steps(text_of("CONTRIBUTING.md")):
        if isinstance(step, Written):
            (tmp_path / step.path).write_text(step.text)
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    spec = importlib.util.spec_from_file_location("new", tmp_path / "unstated_impact.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Rule = module.check
    return found


def _findings(example: pages.Example, rule: Rule, folder: Path) -> list[tuple[str, int, int, str]]:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in example.files.items():
        (folder / path).write_text(text)
    options = CheckOptions(level=rule.level, raise_errors=True)
    report = check(load(WorkingTree(folder)), DAY, options, (*RULES, rule))
    return [(f.path, f.span.line, f.span.column, f.rule) for f in report.findings]


@pytest.mark.parametrize("section", ["Problem", "Correct"])
def test_the_new_rule_finds_what_its_page_says(rule: Rule, section: str, tmp_path: Path) -> None:
    (example,) = pages.examples(rule.id, section)

    assert _findings(example, rule, tmp_path / "base") == example.expected
    assert bool(example.expected) == (section == "Problem")


def test_the_new_rule_is_named_by_its_file_and_explained(rule: Rule) -> None:
    assert rule.id == "unstated-impact"
    assert rule.id not in {one.id for one in RULES}
    assert rule.summary == "Each tier 1 system says what an outage means."
