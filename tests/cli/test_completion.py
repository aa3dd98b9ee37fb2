"""What TAB offers, asked as the three shells ask."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.sample_base import write

from relaybook.cli.group import relaybook
from relaybook.rules.registry import RULES

PROGRAM = "from relaybook.cli import main; main()"
ALERTS = """\
groups:
  - name: ledger
    rules:
      - {alert: LedgerDown, expr: up == 0}
      - {alert: "Ledger$(reboot)", expr: up == 0}
"""


def run(folder: Path, **asked: str) -> str:
    with chdir(folder):
        done = CliRunner().invoke(relaybook, [], env=asked)
    assert done.stderr == ""
    return done.stdout


def offered(folder: Path, *words: str) -> list[str]:
    """Return what bash would offer for the last of `words`."""
    said = run(
        folder,
        _RELAYBOOK_COMPLETE="bash_complete",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )
    return [line.removeprefix("plain,") for line in said.splitlines() if line]


def test_commands_are_offered(base: Path) -> None:
    assert offered(base, "relaybook", "ma") == ["map"]
    assert "who" in offered(base, "relaybook", "")
    assert offered(base, "relaybook", "nonsense", "") == offered(base, "relaybook", "")


def test_rules_are_offered_after_a_comma_too(base: Path) -> None:
    rules = sorted(rule.id for rule in RULES)

    assert offered(base, "relaybook", "check", "--select", "") == rules
    assert offered(base, "relaybook", "check", "--ignore", "broken-l") == ["broken-link"]
    assert offered(base, "relaybook", "check", "--select", "self-dependency,broken-l") == [
        "self-dependency,broken-link"
    ]


def test_systems_are_offered(base: Path) -> None:
    assert offered(base, "relaybook", "impact", "") == ["ledger", "rates"]
    assert offered(base, "relaybook", "map", "--focus", "r") == ["rates"]


def test_who_is_asked_about_contacts_systems_runbooks_and_alerts(base: Path) -> None:
    write(base, {"alerts/ledger.yaml": ALERTS})

    assert offered(base, "relaybook", "who", "") == [
        "LedgerDown",
        "acme",
        "acme-desk",
        "duty-manager",
        "l-marsh",
        "ledger",
        "payments",
        "r-okafor",
        "rates",
        "restart",
    ]


def test_explain_takes_rules_records_and_files(base: Path) -> None:
    assert offered(base, "relaybook", "explain", "missing-o") == [
        "file,missing-o",
        "missing-owner",
    ]
    assert offered(base, "relaybook", "explain", "acme-e") == ["file,acme-e", "acme-exit"]


def test_an_id_that_two_records_have_takes_its_kind(base: Path) -> None:
    write(base, {"runbooks/rates.md": "# Rates\n"})

    assert offered(base, "relaybook", "explain", "system:") == ["file,system:", "system:rates"]
    assert offered(base, "relaybook", "explain", "rates") == ["file,rates"]


def test_another_base_may_be_named(base: Path, tmp_path: Path) -> None:
    assert offered(tmp_path, "relaybook", "impact", "--base", str(base), "l") == ["ledger"]


def test_what_a_shell_would_run_is_never_offered(base: Path) -> None:
    write(base, {"systems/$(reboot).yaml": "title: X\n", "systems/a b;c.yaml": "title: Y\n"})

    assert offered(base, "relaybook", "impact", "") == ["ledger", "rates"]


def test_nothing_is_said_where_nothing_can_be_found(base: Path) -> None:
    write(base, {"relaybook.yml": "name: [\n"})

    assert offered(base, "relaybook", "impact", "") == []
    assert offered(base, "relaybook", "who", "--base", "gone", "") == []


@pytest.mark.parametrize(
    ("shell", "words", "word", "expected"),
    [
        ("zsh", "relaybook impact le", "2", "plain\nledger\nsystem\n"),
        ("fish", "relaybook impact le", "le", "plain,ledger\tsystem\n"),
    ],
)
def test_other_shells_ask_in_their_way(
    shell: str, words: str, word: str, expected: str, base: Path
) -> None:
    said = run(base, _RELAYBOOK_COMPLETE=f"{shell}_complete", COMP_WORDS=words, COMP_CWORD=word)

    assert said == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, base: Path) -> None:
    script = run(base, _RELAYBOOK_COMPLETE=f"{shell}_source")

    assert f"_RELAYBOOK_COMPLETE={shell}_complete" in script


def test_bash_fills_in_what_is_offered(base: Path, tmp_path: Path) -> None:
    """The script that bash loads, run by bash."""
    program = tmp_path / "bin/relaybook"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{PROGRAM}\n")
    program.chmod(0o755)
    script = run(base, _RELAYBOOK_COMPLETE="bash_source")
    asked = (
        f"{script}\ncompopt() {{ :; }}\nCOMP_WORDS=(relaybook impact ra)\nCOMP_CWORD=2\n"
        f'_relaybook_completion relaybook\necho "${{COMPREPLY[@]}}"\n'
    )
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        ["bash", "--norc", "-c", asked],
        cwd=base,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "rates\n"
