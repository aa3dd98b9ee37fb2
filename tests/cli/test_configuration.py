"""What commands say of a `relaybook.yml` that names what is not there."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "rule_settings: {brokn-link: {severity: off}}\n",
            "1:17 rule_settings names 'brokn-link', which is no rule; did you mean `broken-link`?",
        ),
        (
            "rule_settings: {zzz: {severity: off}}\n",
            "1:17 rule_settings names 'zzz', which is no rule; see `relaybook rules`",
        ),
        (
            "rule_settings:\n  broken-link: {severty: off}\n",
            "2:17 broken-link has no setting 'severty'; did you mean `severity`?",
        ),
        (
            "rule_settings:\n  missing-description: {at-lest: 3}\n",
            "2:25 missing-description has no setting 'at_lest'; did you mean `at_least`?",
        ),
        (
            "rule_settings:\n  escalation-too-short: {at_least: many}\n",
            "2:36 escalation-too-short.at_least is not a whole number: 'many'; write digits only",
        ),
        (
            "rule_settings:\n  escalation-too-short: {at_least: 2.5}\n",
            "2:36 escalation-too-short.at_least is not a whole number: '2.5'; write digits only",
        ),
        (
            "level:\n  systems: {ledgr: full}\n",
            "2:13 level.systems names 'ledgr', which is no system; did you mean `ledger`?",
        ),
        (
            "level:\n  folders: {runboks: basic}\n",
            "2:13 level.folders names 'runboks', which is no folder; did you mean `runbooks`?",
        ),
    ],
)
def test_names_that_mean_nothing_are_refused(base: Path, run: Run, text: str, said: str) -> None:
    (base / "relaybook.yml").write_text(text)

    result = run("check")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: relaybook.yml:{said}\n"


def test_names_that_mean_something_are_read(base: Path, run: Run) -> None:
    (base / "relaybook.yml").write_text(
        "level:\n  systems: {ledger: basic}\n  folders: {systems/ledger: basic, exercises/: full}\n"
        "rule_settings:\n  missing-description: {at-least: 3, severity: info}\n"
    )

    assert "Error" not in run("check").stderr


def test_keys_without_effect_are_said_once(base: Path, run: Run) -> None:
    (base / "relaybook.yml").write_text(
        "organisation: {name: A}\naudiences: [a]\n"
        "alerts: {grafana: {url: https://a.example.com}}\n"
        "aliases: {statuses: {accepted: [ok]}}\n"
    )
    said = "relaybook.yml: this version does not use alerts and audiences yet\n"

    assert run("check").stderr == said
    created = run("new", "system", "Rates feed", "--tier", "2")
    assert created.stderr.count("this version does not use") == 1
