from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_reading import WrittenDate
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("invalid-date", on=Decision, area="decisions", severity=Severity.WARNING)
def check(decision: Decision, _: Context) -> Iterator[Problem]:
    """Each date in a decision is one day that exists, whoever reads it."""
    for written in decision.dates:
        if written.day is None:
            yield _problem(written)


def _problem(written: WrittenDate) -> Problem:
    if len(written.readings) > 1:
        first, second = written.readings[:2]
        return Problem(
            written.place,
            f"{written.text!r} may be {first} or {second}",
            f"write {first} or {second}; where a whole log is so, say which way round it is:"
            " `decisions: {date_order: day-first}` in relaybook.yml",
        )
    return Problem(
        written.place, f"{written.text!r} is not a date", "write the day like 2026-01-31"
    )
