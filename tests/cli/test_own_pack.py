"""A requirement of an organisation is a rule like any other."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.load.folder import write

from relaybook.cli.group import relaybook

PACK = """\
requirements:
  - id: missing-cost-centre
    area: cost
    on: system
    level: basic
    asks: Each system names a cost centre.
    why: Finance books by it.
    checks:
      - {check: present, fields: labels.cost_centre}
    profiles: {base: error}
    write: "write `labels: {cost_centre: ...}`"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "relaybook.yml": "format: 1\nname: Own\nlevel: basic\n",
        "systems/a.yaml": "title: A\n",
        "packs/own.yaml": PACK,
    }
    made = write(tmp_path / "own", files)
    monkeypatch.chdir(made)
    return made


def run(*words: str) -> Result:
    return CliRunner().invoke(relaybook, list(words))


def test_it_is_found_and_can_be_selected() -> None:
    done = run("check", "--select", "missing-cost-centre", "--format", "concise")

    assert done.exit_code == 1
    assert "systems/a.yaml:1:1: error[missing-cost-centre] the system a has no" in done.stdout


def test_it_is_explained_from_its_pack() -> None:
    shown = run("explain", "missing-cost-centre").stdout

    assert "Each system names a cost centre." in shown
    assert "Finance books by it." in shown
    assert "It stands in `packs/own.yaml`." in shown


def test_its_severity_can_be_set(folder: Path) -> None:
    settings = "rule_settings:\n  missing-cost-centre: {severity: warning}\n"
    (folder / "relaybook.yml").write_text(f"format: 1\nname: Own\nlevel: basic\n{settings}")

    assert "warning[missing-cost-centre]" in run("check", "--format", "concise").stdout


def test_a_name_that_is_nearly_right_is_told() -> None:
    done = run("check", "--select", "missing-cost-center")

    assert done.exit_code == 2
    assert "did you mean 'missing-cost-centre'?" in done.stderr
