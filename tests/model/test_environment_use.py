"""What an environment is for, as people name theirs."""

import pytest

from relaybook.model.environment_use import EnvironmentUse, environment_use


@pytest.mark.parametrize(
    "name",
    ["production", "Prod", "prod-eu1", "PRD", "live", "eu-live", "DR", "standby (Hyderabad)"],
)
def test_names_of_production(name: str) -> None:
    assert environment_use(name) is EnvironmentUse.PRODUCTION


@pytest.mark.parametrize(
    "name",
    [
        *("dev", "DEV2", "test", "test-3", "staging", "uat", "qa_eu", "sandbox", "preprod"),
        *("pre-production", "pre prod", "Non-Production", "nonprod-1", "integration", "non-live"),
    ],
)
def test_names_of_something_else(name: str) -> None:
    assert environment_use(name) is EnvironmentUse.OTHER


@pytest.mark.parametrize("name", ["", "blue", "eu-west-1", "mainframe", "prod-test", "testament"])
def test_names_that_do_not_say(name: str) -> None:
    assert environment_use(name) is EnvironmentUse.UNKNOWN
