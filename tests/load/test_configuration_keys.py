"""Names of rules, systems and folders are keys of `relaybook.yml` and keep their dashes."""

import pytest

from relaybook.errors import ConfigurationError
from relaybook.findings import Level, Severity
from relaybook.load.configuration import read_configuration


def test_names_with_dashes_are_found() -> None:
    text = (
        "level:\n"
        "  default: basic\n"
        "  systems: {fraud-scoring: full}\n"
        "  folders: {runbooks/tier-1: standard}\n"
        "rule_settings:\n"
        "  broken-link: {severity: warning}\n"
        "  escalation-too-short: {at-least: 3}\n"
    )
    configuration = read_configuration(text)

    assert configuration.level_of("systems/x.yaml", ("fraud-scoring",)) is Level.FULL
    assert configuration.level_of("runbooks/tier-1/a.md") is Level.STANDARD
    assert configuration.severity_of("broken-link", Severity.ERROR) is Severity.WARNING
    assert configuration.threshold("escalation-too-short", "at_least", 2) == 3


def test_a_dash_in_a_key_of_ours_is_an_underscore() -> None:
    assert read_configuration("edit-url: https://git.example.com\n").edit_url == (
        "https://git.example.com"
    )


def test_a_fault_below_a_name_with_dashes_has_its_place() -> None:
    text = "rule_settings:\n  broken-link:\n    severity: fatal\n"

    with pytest.raises(ConfigurationError, match=r"^relaybook\.yml:3:15 rule_settings"):
        read_configuration(text)


def test_a_key_that_is_given_twice_has_no_value_to_use() -> None:
    with pytest.raises(ConfigurationError) as error:
        read_configuration("level: basic\nlevel: full\n")

    assert str(error.value) == (
        "relaybook.yml:2:1 the key 'level' is given twice; keep one of the two"
    )
