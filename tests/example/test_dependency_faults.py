"""The worked example with one change for each kind of fault in its dependency graph."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 20)
FOLDERS = ("systems", "contacts", "runbooks", "decisions", "exercises", "handovers", "alerts")
FAULTS = yaml.safe_load((Path(__file__).parent / "dependency_faults.yaml").read_text("utf-8"))


@pytest.mark.parametrize("fault", FAULTS, ids=[one["fault"] for one in FAULTS])
def test_a_fault_in_the_graph_of_the_bank_is_found(
    fault: Mapping[str, Any], tmp_path: Path
) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "relaybook.yml", tmp_path)
    changed = tmp_path / fault["file"]
    text = changed.read_text(encoding="utf-8")
    assert text.count(fault["old"]) == 1
    changed.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")

    only = CheckOptions(level=Level.FULL, select=frozenset({fault["rule"]}), raise_errors=True)
    report = check(load(WorkingTree(tmp_path)), AsOf(DAY), only)

    said = {
        (one.rule, f"{one.path}:{one.span.line}:{one.span.column}"): one.message
        for one in report.findings
    }
    assert said[fault["rule"], fault["at"]] == fault["message"]
