from datetime import date

import pytest

from relaybook.model.duration import Duration
from relaybook.rules.requirements.comparing import compared


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        ("1,400 payments/s", "2_300 payments/s with 20 pods", True),
        ("2300 payments/s", "1400 Payments/s", False),
        ("0.86", "0.9", True),
        ("5 m", "4h", True),
        ("90 %", "95 %", True),
        (Duration.parse("15m"), "1h", True),
        (date(2026, 1, 2), date(2026, 1, 1), False),
    ],
)
def test_amounts_of_one_unit_are_ordered(left: object, right: object, holds: bool) -> None:
    assert compared(left, "at_most", right) is holds
    assert compared(right, "at_least", left) is holds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10 million", "12 thousand"),
        ("1400 payments/s", "2300"),
        ("1400 payments/s", "plenty"),
        ("20m", "20 pods"),
        (date(2026, 1, 1), "4"),
    ],
)
def test_what_is_measured_in_another_way_cannot_be_compared(left: object, right: object) -> None:
    assert compared(left, "at_most", right) is None
