"""The files that other tools read run as those tools run them, all but the installation."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import parse

import pytest
import yaml
from tests.cli.pull_request import pull_request
from tests.report.test_sarif import validator

from relaybook.report.markdown import MARKER

ROOT = Path(__file__).parents[2]
SELECTED = "--select broken-link,missing-rollback"
INSTALLS = re.compile(r"\bpip\b.* install\b|\bvenv\b")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Write the pull request, with `relaybook` on the path as an installation leaves it."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/relaybook"
    program.write_text(f"#!{sys.executable}\nfrom relaybook.cli import main\nmain()\n")
    program.chmod(0o755)
    pull_request(tmp_path / "repository")
    return tmp_path / "repository"


def shell(repository: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{repository.parent / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        **variables,
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def action_steps(inputs: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Return the scripts of the action with their variables, as its inputs fill them."""
    action = loaded("action.yml")
    given = {name: one.get("default", "") for name, one in action["inputs"].items()} | inputs

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], text)

    return [
        (step["run"], {name: filled(value) for name, value in step.get("env", {}).items()})
        for step in action["runs"]["steps"]
        if "run" in step
    ]


def test_the_action_annotates_summarises_and_writes_alerts(repository: Path) -> None:
    there = {"RUNNER_TEMP": str(repository.parent), "GITHUB_STEP_SUMMARY": "../summary.md"}
    steps = action_steps({"path": "kb", "arguments": SELECTED})
    assert [bool(INSTALLS.search(script)) for script, _ in steps] == [True, False, False, False]
    summary, alerts, lines = [
        shell(repository, script, **there, **variables) for script, variables in steps[1:]
    ]

    assert (summary.returncode, alerts.returncode, lines.returncode) == (0, 0, 1)
    said = (repository.parent / "summary.md").read_text(encoding="utf-8")
    assert said.startswith(f"{MARKER}\n### 2 errors in `Sample`\n")
    found = json.loads((repository.parent / "relaybook.sarif").read_text(encoding="utf-8"))
    validator().validate(found)
    assert len(found["runs"][0]["results"]) == 2
    assert lines.stdout.count("::error file=kb/runbooks/restart.md,") == 2


def test_inputs_of_the_action_never_become_script(repository: Path) -> None:
    evil = action_steps({"path": "$(touch ../owned)", "arguments": "; touch ../owned"})
    there = {"RUNNER_TEMP": str(repository.parent), "GITHUB_STEP_SUMMARY": "../summary.md"}

    for script, variables in evil[1:]:
        assert "${{" not in script
        assert shell(repository, script, **there, **variables).returncode == 2
    assert not (repository.parent / "owned").exists()


def test_only_the_installation_of_the_action_and_the_upload_need_a_network() -> None:
    steps = loaded("action.yml")["runs"]["steps"]

    used = [step["uses"].partition("@")[0] for step in steps if "uses" in step]
    assert used == ["github/codeql-action/upload-sarif"]
    assert not re.search(r"curl|wget|https?:", (ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_gitlab_job_writes_both_reports_and_fails(repository: Path) -> None:
    job = loaded("templates/relaybook.gitlab-ci.yml")["relaybook"]
    install, *commands = job["script"]
    assert INSTALLS.search(install)
    variables = {**job["variables"], "RELAYBOOK_PATH": "kb", "RELAYBOOK_ARGUMENTS": SELECTED}
    done = shell(repository, "\n".join(commands), **variables)

    assert done.returncode == 1
    assert "kb/runbooks/restart.md:27:14: error[broken-link] " in done.stdout
    reports = job["artifacts"]["reports"]
    assert job["artifacts"]["when"] == "always"
    issues = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["check_name"] for issue in issues} == {"broken-link", "missing-rollback"}
    assert parse(repository / reports["junit"]).getroot().get("failures") == "2"  # noqa: S314 - our own output


def test_the_hook_checks_everything_without_file_names(repository: Path) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    done = shell(repository, f"cd kb && {hook['entry']} {SELECTED}")

    assert (hook["id"], hook["language"]) == ("relaybook-check", "python")
    assert not hook["pass_filenames"]
    assert hook["always_run"]
    assert shlex.split(hook["entry"])[0] == "relaybook"
    assert done.returncode == 1
    assert "runbooks/restart.md:27:14: error[broken-link] " in done.stdout
