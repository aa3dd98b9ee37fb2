from collections.abc import Iterator, Mapping

from relaybook.findings import Problem, Related, Severity
from relaybook.load.discover import opens_a_folder
from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_names import heading_of, plain_number
from relaybook.model.decision_status import vocabulary
from relaybook.model.guide import Guide
from relaybook.rules.context import Context
from relaybook.rules.decision_list import Entry, entries, words_of_title
from relaybook.rules.decisions import called, other_number, status_place, title_of
from relaybook.rules.rule import rule

_FEWEST_WORDS = 3
_MOST_SHOWN = 5


@rule(
    "index-differs",
    on=Guide,
    area="decisions",
    severity=Severity.WARNING,
    thresholds={"percent_listed": 50},
)
def check(page: Guide, context: Context) -> Iterator[Problem]:
    """An index of decisions that is kept by hand names each one as it is."""
    if not opens_a_folder(page.path) or not context.kb.decisions:
        return
    found = entries(page, context)
    logs: dict[str, list[Entry]] = {}
    for entry in found:
        logs.setdefault(number_space(entry.decision), []).append(entry)
    for space, listed in sorted(logs.items()):
        log = context.decisions_by_space.get(space, ())
        # A page that names a few decisions is no index of all.
        if len(listed) * 100 >= len(log) * context.threshold(check, "percent_listed"):
            yield from _lacking(page, listed, log)
            for entry in listed:
                yield from _wrong(page, entry, context)


def _lacking(page: Guide, listed: list[Entry], log: tuple[Decision, ...]) -> Iterator[Problem]:
    named = {entry.decision.path for entry in listed}
    missing = [one for one in log if one.path not in named]
    if not missing:
        return
    before = [entry for entry in listed if entry.decision.path < missing[0].path]
    names = [f"{called(one)} ({title_of(one)})" for one in missing]
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    yield Problem(
        page.within((before or listed)[-1 if before else 0].range),
        f"the index lacks {', '.join(names[:_MOST_SHOWN])}{more}",
        "add them here, or leave the list to the site, which makes it from the decisions",
    )


def _wrong(page: Guide, entry: Entry, context: Context) -> Iterator[Problem]:
    decision = entry.decision
    place = page.within(entry.range)
    number = heading_of(entry.title)
    if number.number and decision.number and number.value != plain_number(decision.number):
        yield Problem(
            place,
            f"the index says {number.number}, the link leads to {called(decision)}",
            "correct the number or the link",
        )
    elif _is_another_title(entry.title, decision):
        yield Problem(
            place,
            f"the index calls {called(decision)} {entry.title!r}, its title is"
            f" {title_of(decision)!r}",
            "write the title of the decision",
            (Related(decision.top(), "its title"),),
        )
    known = vocabulary(context.configuration.aliases.statuses)
    yield from _status(page, entry, known)


def _status(page: Guide, entry: Entry, known: Mapping[str, str]) -> Iterator[Problem]:
    stated = [(word, known[word]) for word in entry.words if word in known]
    status = entry.decision.status
    if status and stated and all(meant != status for _, meant in stated):
        yield Problem(
            page.within(entry.range),
            f"the index says {stated[0][0]}, {called(entry.decision)} is {status}",
            f"write {status}, or leave the status to the decision",
            (Related(status_place(entry.decision), "its status"),),
        )


def _is_another_title(written: str, decision: Decision) -> bool:
    """Whether two titles differ in more than length; few words are an abbreviation."""
    if other_number(decision):
        return False  # its heading is another decision's, which is a fault of its own
    ours, theirs = words_of_title(written), words_of_title(title_of(decision))
    is_short = len(ours) < _FEWEST_WORDS or len(theirs) < _FEWEST_WORDS
    return not (is_short or ours <= theirs or theirs <= ours)
