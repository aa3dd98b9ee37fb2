"""`init --adopt`, `check` and `build`, one after another, on untouched copies of real folders."""

import html
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

CORPORA = Path(__file__).parents[1] / "data" / "corpora"
GUIDES = {"guides": "."}

# What a person would say, looking at the folders.
FOLDERS = {
    "openshift-runbooks": {"runbooks": ["alerts"], **GUIDES},
    "moj-cloud-platform": {
        "runbooks": ["source"],
        "decisions": ["architecture-decision-record"],
        **GUIDES,
    },
    "govuk-aws-adrs": {"decisions": ["docs/architecture/decisions"], **GUIDES},
    "govuk-helm-charts": {"alerts": ["charts/monitoring-config/rules"], **GUIDES},
    "wagov-adrs": {"decisions": ["development", "operations", "security"], **GUIDES},
    "eventcatalog-example": GUIDES,
}
# Its three folders go from 001 to 020 together.
NUMBERS = {"wagov-adrs": {"one_number_space": ["development", "operations", "security"]}}


def relaybook(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "relaybook", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(params=sorted(FOLDERS))
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPORA / request.param, tmp_path / request.param))


def test_it_is_taken_in_checked_and_published_in_one_go(corpus: Path) -> None:
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}

    adopted = relaybook(corpus, "init", "--adopt")

    assert adopted.returncode == 0, adopted.stdout + adopted.stderr
    assert before == {path: path.read_bytes() for path in before}
    settings = yaml.safe_load((corpus / "relaybook.yml").read_text())
    assert settings["folders"] == FOLDERS[corpus.name]
    assert settings.get("decisions") == NUMBERS.get(corpus.name)
    assert settings["level"] in ("basic", {"default": "basic"})
    checked = relaybook(corpus, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = relaybook(corpus, "build")
    assert built.returncode == 0, built.stderr
    text = "".join(path.read_text() for path in (corpus / "site").rglob("*.html"))
    titles = html.unescape(" ".join(text.split()))
    for record in load(WorkingTree(corpus)).documents:
        assert " ".join(record.name.split()) in titles, record.path


def test_it_explains_its_guesses(tmp_path: Path) -> None:
    folder = shutil.copytree(CORPORA / "openshift-runbooks", tmp_path / "runbooks")

    shown = relaybook(folder, "init", "--adopt", "--dry-run").stdout

    assert not (folder / "relaybook.yml").exists()
    assert (
        "  # alerts/: 20 Markdown files; 20 with Meaning, Impact, Diagnosis, Mitigation;"
        " 20 with commands\n  runbooks: [alerts]\n"
    ) in shown
    assert "  # 20 of 20 pages\n  alerts: four-heading\n" in shown
    assert "# Found: alerts/advanced-cluster-management-operator/OWNERS," in shown
    assert "# - alerts/network-observability-operator: 0 of 14 documents at standard" in shown
