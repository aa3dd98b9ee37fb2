from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decision_sections import (
    is_written,
    option_headings,
    options_in,
    range_of,
    titled_options,
)
from relaybook.rules.rule import rule


@rule(
    "too-few-options",
    on=Decision,
    level=Level.FULL,
    area="decisions",
    severity=Severity.INFO,
    thresholds={"options": 2},
)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each decision that lists options lists at least two, since one is no choice."""
    indices = list(option_headings(decision))
    if not indices:
        yield CannotTell("decisions without a list of options")
        return
    if not is_written(decision, indices[0]):
        return
    data = context.kb.sources.data(decision.path)
    listed = [options_in(decision, at, data) for at in indices]
    found = max(titled_options(decision), *listed)
    least = context.threshold(check, "options")
    if 0 < found < least:
        yield Problem(
            decision.within(range_of(decision, indices[0])),
            f"{found} option{'s' * (found > 1)} considered, at least {least} are asked for",
            "write what else was possible; to leave things as they are is an option too",
        )
