"""What is kept from day to day, against checks of each day that know of no other."""

from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from tests.review.calendar_bases import FIRST, LAST, bases, knowledge_base

from relaybook.check.options import CheckOptions
from relaybook.findings import Report
from relaybook.review.bench import bench_at, moved_to
from relaybook.review.ladder import Bench, Judgement
from relaybook.rules.requirement_packs import our_requirements

# What is said of a finding may count days; whether there is one may not differ.
Said = list[tuple[object, ...]]


def said(report: Report) -> Said:
    found = [*report.findings, *report.accepted, *report.baselined]
    return [(one.rule, one.path, one.span, one.severity, bool(one.accepted)) for one in found]


def standings(judged: tuple[Judgement, ...]) -> Said:
    return [
        (one.requirement.id, one.subject.path, one.state, one.rung, one.is_gate, one.reason)
        for one in judged
    ]


def judged(bench: Bench) -> Said:
    return standings(bench.judged(our_requirements(), bench.context.kb.documents))


@given(files=bases())
@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_a_later_day_is_judged_as_if_nothing_were_known_of_an_earlier(
    files: dict[str, str],
) -> None:
    base, options = knowledge_base(files), CheckOptions()
    days: list[date] = [FIRST + timedelta(days=3), FIRST + timedelta(days=7), LAST]
    today = bench_at(base, FIRST, options, until=LAST)
    assert judged(today) == judged(bench_at(base, FIRST, options))

    for day in (*days, days[0]):  # and back, as whoever looks for causes goes
        later, alone = moved_to(day, today, options), bench_at(base, day, options)
        assert sorted(map(str, said(later.report))) == sorted(map(str, said(alone.report)))
        assert judged(later) == judged(alone)
