from collections.abc import Iterator, Mapping
from itertools import pairwise

from relaybook.findings import Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_names import plain_number
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "number-gap",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.INFO,
    thresholds={"percent_used": 75},
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """The numbers of each log follow each other, so that none was lost."""
    for numbered in _series(kb).values():
        used = sorted(numbered)
        span = used[-1] - used[0] + 1
        # Numbers of issues or of days leave most numbers out, and mean nothing by it.
        if len(used) * 100 >= context.threshold(check, "percent_used") * span:
            for before, after in pairwise(used):
                if after - before > 1:
                    yield _problem(numbered[before], numbered[after], before + 1, after - 1)


def _series(kb: KnowledgeBase) -> Mapping[tuple[str, str], dict[int, Decision]]:
    """Return the first decision of each number, by number space and prefix."""
    found: dict[tuple[str, str], dict[int, Decision]] = {}
    for record in kb.documents:
        if isinstance(record, Decision) and plain_number(record.number).isdigit():
            series = found.setdefault((number_space(record), record.reading.prefix), {})
            series.setdefault(int(record.number), record)
    return found


def _problem(before: Decision, after: Decision, first: int, last: int) -> Problem:
    width = len(after.number)
    low, high = f"{first:0{width}}", f"{last:0{width}}"
    missing = f"the number {low} is" if low == high else f"the numbers {low} to {high} are"
    return Problem(
        after.top(),
        f"{missing} missing between {before.number} and {after.number}",
        "bring the file back if it was lost; if the number was never used, leave it so",
    )
