from collections.abc import Iterator

from relaybook.findings import Problem, Related, Severity
from relaybook.graph.succession import Stated
from relaybook.model.decision import Decision
from relaybook.model.decision_status import SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.decisions import UNDECIDED, called, status_place, to_write, where
from relaybook.rules.rule import rule

_ANSWERS = {
    "supersedes": ("superseded_by", "amended_by"),
    "superseded_by": ("supersedes", "amends"),
}


@rule("one-sided-supersession", on=Decision, area="decisions", severity=Severity.WARNING)
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Where a decision replaces another, both say so."""
    told: set[str] = set()
    for stated in context.succession.stated_by(decision):
        if stated.other.path in told or _is_another_fault(stated, context):
            continue
        told.add(stated.other.path)
        if not _answers(stated, context):
            yield _problem(stated, context)


def _is_another_fault(stated: Stated, context: Context) -> bool:
    """Whether nothing is asked of the other end, or another rule asks for it.

    A proposal replaces nothing yet, so what it will replace says nothing of it.
    """
    if stated.new.status in UNDECIDED:
        return True
    return context.succession.in_one_knot(stated.old, stated.new)


def _answers(stated: Stated, context: Context) -> bool:
    names = _ANSWERS[stated.relation.name]
    return any(
        relation.name in names
        and stated.said_by in context.kb.decision_index.candidates(stated.other, relation.reference)
        for relation in stated.other.relations
    )


def _problem(stated: Stated, context: Context) -> Problem:
    ours, theirs = called(stated.said_by), called(stated.other)
    name = _ANSWERS[stated.relation.name][0]
    verb = "supersedes" if name == "superseded_by" else "is superseded by"
    place = status_place(stated.other)
    line = to_write(name, stated.other, stated.said_by)
    retire = name == "superseded_by" and stated.other.status != SUPERSEDED
    front = retire and line.startswith(name)
    status = f"set `status: {SUPERSEDED}` and " if front else ""
    instead = f" in place of {stated.other.status_word!r}" if _replaces(stated, line, name) else ""
    return Problem(
        stated.relation.place,
        f"it {verb} {theirs}, but {theirs} does not say that it {_turned(name)} {ours}",
        f"in {where(place, context)}: {status}write `{line}`{instead}",
        (Related(place, f"the status of {theirs}"),),
    )


def _replaces(stated: Stated, line: str, name: str) -> bool:
    """Whether the line takes the place of the status, as it does where that is a sentence."""
    return (
        name == "superseded_by"
        and not line.startswith(name)
        and stated.other.status != SUPERSEDED
        and bool(stated.other.status_word)
    )


def _turned(name: str) -> str:
    return "is superseded by" if name == "superseded_by" else "supersedes"
