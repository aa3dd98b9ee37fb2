"""Each rule's page is executed: its problems stand at exact places, its corrections are clean."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import commit, git
from tests.rules.pages import FOLDER, Example, examples, page

from relaybook.check.engine import CheckOptions, check
from relaybook.check.history_needed import decision_questions_of, questions_of
from relaybook.findings import AsOf
from relaybook.git.decision_past import read_decision_past
from relaybook.git.history import read_history
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Rendered
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule
from relaybook.site.build import plan_knowledge_base, rendered_by_engine

BASE = Path(__file__).parent / "base"
BESIDE = {path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.is_file()}
DAY = AsOf(date(2026, 11, 20))
IDS = [rule.id for rule in RULES]
CAUSED = [rule for rule in RULES if rule.id != "rule-crashed"]  # no record should be able to


def _findings(example: Example, rule: Rule, folder: Path) -> list[tuple[str, int, int, str]]:
    folder.mkdir()
    if example.commits:
        git(folder, "init", "--quiet")
    for day, path, text in example.commits:
        commit(folder, path, text, day=day)
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in example.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding=example.encodings.get(path, "utf-8"))
    options = replace(_asking(rule), level=rule.level, raise_errors=True)
    kb = load(WorkingTree(folder))
    past = _past(kb, folder) if example.commits else None
    pages = _rendered(kb, folder) if rule.id == "rendering-differs" else None
    report = check(kb, DAY, options, history=past, rendered=pages)
    # What profiles ask of every system is not met by those that each example has around it.
    around = set() if rule.severity is not None else BESIDE - example.files.keys()
    findings = [one for one in report.findings if one.path not in around]
    return sorted((f.path, f.span.line, f.span.column, f.rule) for f in findings)


def _asking(rule: Rule) -> CheckOptions:
    """Ask for all usual rules; for one that only profiles ask, for that alone under all of them."""
    if rule.severity is not None:
        return CheckOptions()
    return CheckOptions(profiles=tuple(rule.profiles), select=frozenset({rule.id}))


def _past(kb: KnowledgeBase, folder: Path) -> History:
    """Return what git says of an example, of its decisions too."""
    past = read_history(folder, questions_of(kb), use_cache=False)
    assert past is not None
    return replace(past, decisions=read_decision_past(folder, decision_questions_of(kb)))


def _rendered(kb: KnowledgeBase, folder: Path) -> Rendered:
    """Return what the site engine did with the pages of an example."""
    return rendered_by_engine(plan_knowledge_base(kb, DAY, folder), WorkingTree(folder), DAY.day)


@pytest.mark.parametrize("rule", CAUSED, ids=[rule.id for rule in CAUSED])
def test_problems_are_found_at_exact_places(rule: Rule, tmp_path: Path) -> None:
    problems = examples(rule.id, "Problem")

    assert problems
    for number, example in enumerate(problems):
        assert any(found[3] == rule.id for found in example.expected)
        assert _findings(example, rule, tmp_path / str(number)) == example.expected


@pytest.mark.parametrize("rule", CAUSED, ids=[rule.id for rule in CAUSED])
def test_corrections_are_clean(rule: Rule, tmp_path: Path) -> None:
    corrections = examples(rule.id, "Correct")

    assert corrections
    for number, example in enumerate(corrections):
        assert _findings(example, rule, tmp_path / str(number)) == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_pages_have_one_shape(rule: Rule) -> None:
    titles = re.findall(
        r"^#{1,2} (.+)$", re.sub(r"(?ms)^(`{3,}).*?^\1", "", page(rule.id)), re.MULTILINE
    )

    assert titles[:3] == [rule.id, "Problem", "Correct"]
    assert set(titles[3:]) <= {"Limits", "Options"}


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_pages_name_the_thresholds_and_their_defaults(rule: Rule) -> None:
    options = page(rule.id).partition("## Options")[2]

    assert bool(options) == bool(rule.thresholds)
    for name, number in rule.thresholds.items():
        assert f"`{name}`" in options
        assert re.search(rf"\b{number}\b", options.partition("```")[0])


def test_each_rule_has_a_page_and_each_page_a_rule() -> None:
    pages = [*FOLDER.glob("*.md"), *FOLDER.glob("packs/*.md")]
    rules = {path.stem.replace("_", "-") for path in pages}

    assert rules == set(IDS)
