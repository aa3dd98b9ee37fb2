"""The calendar says what a check on each single day would say."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.review.calendar_bases import FIRST, LAST, bases, knowledge_base

from relaybook.check.engine import check_in, context_of
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Finding
from relaybook.review.calendar import Calendar, calendar

GONE = st.sampled_from([(), (), ("ann",), ("acme", "crew")])


def _key(finding: Finding) -> tuple[str, str, object]:
    return finding.rule, finding.path, finding.span


def _open_on(found: Calendar, day: date) -> frozenset[tuple[str, str, object]]:
    keys = set(map(_key, found.open))
    for entry in found.entries:
        if entry.day <= day:
            (keys.add if entry.begins else keys.remove)(_key(entry.finding))
    return frozenset(keys)


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # to shrink a base that differs would take minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(bases(), GONE, st.booleans())
def test_a_calendar_says_of_each_day_what_a_check_would_say(
    files: dict[str, str], gone: tuple[str, ...], judges_baseline: bool
) -> None:
    kb = knowledge_base(files)
    options = CheckOptions(gone=frozenset(gone), raise_errors=True, judges_baseline=judges_baseline)

    found = calendar(kb, AsOf(FIRST), LAST, options)

    day, timeless = FIRST, dict[str, Any]()
    while day <= LAST:
        # What rules say is the same on every day is worked out once; a lie of theirs shows here.
        context = replace(context_of(kb, AsOf(day), options), timeless=timeless)
        judged = check_in(context, AsOf(day), options)
        assert _open_on(found, day) == frozenset(map(_key, judged.findings)), day
        day += timedelta(days=1)
    assert found.at_end == len(frozenset(map(_key, judged.findings)))
