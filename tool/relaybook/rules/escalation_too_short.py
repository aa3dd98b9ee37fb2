from collections.abc import Iterator, Sequence

from relaybook.findings import Level, Problem
from relaybook.model.directory import Directory
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired, people_behind
from relaybook.rules.rule import rule


@rule(
    "escalation-too-short",
    on=(System, Runbook),
    level=Level.STANDARD,
    area="escalation",
    thresholds={"at_least": 2},
)
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each escalation has a next level for when the first does not answer."""
    if not record.escalation or is_retired(record):
        return
    names = [level.contact for level in record.escalation if level.contact]
    different = {split_reference(name)[1]: name for name in reversed(names)}
    at_least = context.threshold(check, "at_least")
    if len(names) < len(record.escalation):
        return
    if len(different) < at_least:
        yield _too_few_contacts(record, tuple(reversed(different.values())), at_least)
    elif people := _one_person_each(names, context.directory):
        yield from _too_few_people(record, names, people, at_least)


def _too_few_contacts(record: System | Runbook, different: Sequence[str], at_least: int) -> Problem:
    others = "nobody else" if len(different) == 1 else "nobody after them"
    return Problem(
        record.at("escalation"),
        f"the escalation calls only {' and '.join(different)}: "
        f"when they do not answer, {others} is called",
        f"name at least {at_least} different contacts, the last one ours, such as a role",
    )


def _one_person_each(names: Sequence[str], directory: Directory) -> tuple[str, ...]:
    """Return who answers at each level, empty where that is several people or nobody knows."""
    each = [people_behind(directory.find(name), directory) for name in names]
    return tuple(next(iter(one)) for one in each) if all(len(one) == 1 for one in each) else ()


def _too_few_people(
    record: System | Runbook, names: Sequence[str], people: Sequence[str], at_least: int
) -> Iterator[Problem]:
    who = tuple(dict.fromkeys(people))
    if len(who) < at_least:
        said = " and ".join(f"person:{one}" for one in who)
        yield Problem(
            record.at("escalation"),
            f"{' and '.join(names)} are all {said}: when they do not answer, nobody else is called",
            f"name at least {at_least} different people, or let somebody else hold the role",
        )
