"""What a pull request shows in each format: it breaks a link and takes an undo away.

The expected files are written out; where a change of a format is meant, look at the difference.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.pull_request import RUNBOOK, pull_request
from tests.cli.sample_base import FILES, write
from tests.report.test_sarif import validator

from relaybook.cli.group import relaybook
from relaybook.model.secrets import MASK

EXPECTED = Path(__file__).parent / "expected"
CHANGE = ("check", "--since", "main", "--select", "broken-link,missing-rollback")
FORMATS = ["text", "concise", "json", "github", "sarif", "gitlab", "junit", "markdown"]


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = pull_request(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def expected(name: str) -> str:
    return (EXPECTED / f"pull-request.{name}").read_text(encoding="utf-8")


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("text", "text.txt"),
        ("concise", "txt"),
        ("json", "json"),
        ("github", "github.txt"),
        ("gitlab", "gitlab.json"),
        ("junit", "junit.xml"),
        ("markdown", "md"),
    ],
)
def test_a_pull_request_shows_what_it_breaks(format_: str, name: str) -> None:
    result = CliRunner().invoke(relaybook, [*CHANGE, "--format", format_])

    assert result.stdout == expected(name)
    assert result.exit_code == 1


@pytest.mark.usefixtures("base")
def test_code_scanning_gets_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    said = CliRunner().invoke(relaybook, [*CHANGE, "--format", "sarif"]).stdout
    found = json.loads(said)
    validator().validate(found)
    (run,) = found["runs"]

    assert run["results"] == json.loads(expected("sarif-results.json"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "broken-link",
        "missing-rollback",
    ]
    # Places lead from the root of the repository, wherever the command runs.
    monkeypatch.chdir("..")
    assert CliRunner().invoke(relaybook, [*CHANGE, "kb", "--format", "sarif"]).stdout == said


@pytest.mark.usefixtures("base")
def test_gitlab_has_no_room_for_completeness_so_stderr_says_it() -> None:
    result = CliRunner().invoke(relaybook, [*CHANGE, "--format", "gitlab"])

    assert result.stderr.splitlines() == [
        "owner 3/3 · escalation 3/3 · rollback 0/1 (1 changes something) · as of 2026-11-23",
        "2 errors · 1 of 10 documents judged · 0 accepted",
    ]


def test_where_the_base_is_published_rules_link_to_their_page(base: Path) -> None:
    write(base, {"relaybook.yml": "name: Sample\nurl: https://kb.example.com/\n"})
    said = CliRunner().invoke(relaybook, [*CHANGE, "--format", "sarif"]).stdout
    rules = json.loads(said)["runs"][0]["tool"]["driver"]["rules"]

    assert {rule["id"]: rule.get("helpUri") for rule in rules} == {
        rule["id"]: f"https://kb.example.com/rules/{rule['id']}/" for rule in rules
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_shows_what_looks_like_a_secret(format_: str, base: Path) -> None:
    secret = "ghp_" + "a1B2" * 9
    text = (
        FILES[RUNBOOK]
        .replace(
            "The levels of the ledger.",
            f"See [it](off.md). <!-- relaybook: accept[broken-link] token={secret} moves -->",
        )
        .replace("`LedgerDown` fires.", f"See [{secret}](gone-{secret}.md).")
    )
    write(base, {"relaybook.yml": f"name: Ops {secret}\n", RUNBOOK: text})
    result = CliRunner().invoke(relaybook, [*CHANGE, "--all", "--format", format_])

    assert result.exit_code == 1
    assert secret not in result.output
    assert MASK in result.output


def test_the_same_finding_further_down_is_the_same_finding(base: Path) -> None:
    def prints() -> list[str]:
        said = CliRunner().invoke(relaybook, [*CHANGE, "--format", "gitlab"]).stdout
        return [issue["fingerprint"] for issue in json.loads(said)]

    before = prints()
    text = (base / RUNBOOK).read_text(encoding="utf-8")
    (base / RUNBOOK).write_text(text.replace("## Steps\n", "## Steps\n\nMind the gap.\n"))

    assert prints() == before
