from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from relaybook.findings import Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_names import name_of, plain_number
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.duplicate_number import spaces_by_folder
from relaybook.rules.rule import rule

_PERCENT_USED = 75


@rule(
    "number-gap",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.INFO,
    needs_branches=True,
    thresholds={"percent_used": _PERCENT_USED},
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """The numbers of each log follow each other, so that none was lost."""
    percent = context.threshold(check, "percent_used")
    for (space, prefix), numbered in _series(kb).items():
        elsewhere = _elsewhere(space, prefix, context)
        for before, after in _gaps(numbered, percent):
            missing = [one for one in range(before + 1, after) if one not in elsewhere]
            for first, last in _runs(missing):
                yield _problem(numbered[after], (before, after), first, last)


def missing_numbers(kb: KnowledgeBase) -> Iterator[str]:
    """Yield each number that is missing in a log, as `0007` or `ADR-0007`."""
    percent = kb.configuration.threshold(check.id, "percent_used", _PERCENT_USED)
    for (_, prefix), numbered in _series(kb).items():
        for before, after in _gaps(numbered, percent):
            for number in range(before + 1, after):
                yield f"{prefix}-{number:04}" if prefix else f"{number:04}"


def _gaps(numbered: Mapping[int, Decision], percent: int) -> Iterator[tuple[int, int]]:
    used = sorted(numbered)
    # Numbers of issues or of days leave most numbers out, and mean nothing by it.
    if len(used) * 100 >= percent * (used[-1] - used[0] + 1):
        yield from ((before, after) for before, after in pairwise(used) if after - before > 1)


def _elsewhere(space: str, prefix: str, context: Context) -> frozenset[int]:
    """Return the numbers that files on other branches have, where git was asked."""
    past = context.history.decisions if context.history else None
    spaces = spaces_by_folder(context)
    return frozenset(
        int(one.name.value)
        for one in (past.added if past else ())
        if spaces.get(one.folder, one.folder) == space
        and one.name.prefix == prefix
        and one.name.value.isdigit()
    )


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow each other."""
    first = last = None
    for number in numbers:
        if first is None or last is None or number > last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


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


def _problem(following: Decision, around: tuple[int, int], first: int, last: int) -> Problem:
    width = len(following.number)
    low, high = f"{first:0{width}}", f"{last:0{width}}"
    missing = f"the number {low} is" if low == high else f"the numbers {low} to {high} are"
    before, after = around
    return Problem(
        following.top(),
        f"{missing} missing between {before:0{width}} and {after:0{width}}",
        "bring the file back if it was lost; if the number was never used, leave it so",
    )
