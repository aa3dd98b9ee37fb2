from collections.abc import Iterator, Mapping
from itertools import pairwise

from relaybook.findings import Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_names import name_of, plain_number
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
                    yield _problem(numbered[after], before, after)


def _series(kb: KnowledgeBase) -> Mapping[tuple[str, str], dict[int, Decision]]:
    """Return the first decision of each number, by number space and prefix.

    A number that a decision had before it was renumbered is its own, too.
    """
    found: dict[tuple[str, str], dict[int, Decision]] = {}
    for record in kb.documents:
        if isinstance(record, Decision) and plain_number(record.number).isdigit():
            series = found.setdefault((number_space(record), record.reading.prefix), {})
            for number in (record.number, *map(_number_of, record.aliases or ())):
                if plain_number(number).isdigit():
                    series.setdefault(int(number), record)
    return found


def _number_of(alias: str) -> str:
    return name_of(alias.rpartition("/")[2]).number


def _problem(following: Decision, before: int, after: int) -> Problem:
    width = len(following.number)
    low, high = f"{before + 1:0{width}}", f"{after - 1:0{width}}"
    missing = f"the number {low} is" if low == high else f"the numbers {low} to {high} are"
    return Problem(
        following.top(),
        f"{missing} missing between {before:0{width}} and {after:0{width}}",
        "bring the file back if it was lost; if the number was never used, leave it so",
    )
