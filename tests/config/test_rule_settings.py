import pytest

from relaybook.findings import Severity
from relaybook.load.configuration import read_configuration


@pytest.mark.parametrize("written", ["off", '"off"', "no", "Off"])
def test_a_rule_is_switched_off_as_people_write_it(written: str) -> None:
    text = f"rule_settings:\n  run-cycle: {{severity: {written}}}\n"

    assert read_configuration(text).severity_of("run-cycle", Severity.WARNING) is None
