"""A waiver that begins or ends changes what is open, and is the cause of it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.waived_records import FILES, ROW
from tests.review.calendar_bases import knowledge_base

from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.calendar import calendar

FIRST = date(2026, 11, 20)
LAST = FIRST + timedelta(days=40)
RULES = frozenset({"broken-link", "expired-waiver", "invalid-waiver", "unused-waiver"})
OPTIONS = CheckOptions(select=RULES, raise_errors=True, judges_baseline=False)
DAYS = st.dates(FIRST - timedelta(days=10), LAST)


def _base(*rows: dict[str, str]) -> KnowledgeBase:
    lines = [",".join(ROW), *(",".join({**ROW, **one}.values()) for one in rows)]
    return knowledge_base({**FILES, "handovers/acme/waivers.csv": "\n".join(lines) + "\n"})


def test_a_gate_is_open_again_the_day_after_its_waiver_ends() -> None:
    found = calendar(_base({}), AsOf(FIRST), LAST, OPTIONS)

    assert [
        (str(one.day), one.finding.rule, [cause.text for cause in one.causes])
        for one in found.entries
    ] == [
        (
            "2026-12-16",
            rule,
            ["the waiver of broken-link for runbook:restart ends on 2026-12-15"],
        )
        for rule in ("expired-waiver", "broken-link")
    ]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=3))
def test_waivers_on_any_days_are_what_a_check_of_each_day_says(
    rows: list[tuple[date, date]],
) -> None:
    kb = _base(*({"approved_on": str(one), "expires_on": str(two)} for one, two in rows))

    found = calendar(kb, AsOf(FIRST), LAST, OPTIONS)

    open_ = {(one.rule, one.path, one.span) for one in found.open}
    for count in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=count)
        for entry in (one for one in found.entries if one.day == day):
            one = entry.finding
            (open_.add if entry.begins else open_.remove)((one.rule, one.path, one.span))
        report = check(kb, AsOf(day), OPTIONS)
        assert open_ == {(one.rule, one.path, one.span) for one in report.findings}, day
