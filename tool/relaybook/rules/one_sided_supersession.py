from collections.abc import Iterator

from relaybook.findings import Problem, Related, Severity
from relaybook.graph.succession import Stated
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decisions import UNDECIDED, called, status_place
from relaybook.rules.rule import rule
from relaybook.rules.supersession_to_write import help_for

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
    index, names = context.kb.decision_index, _ANSWERS[stated.relation.name]
    return any(
        found is stated.said_by  # two that say the same words are equal, and still two
        for relation in stated.other.relations
        if relation.name in names
        for found in index.candidates(stated.other, relation.reference)
    )


def _problem(stated: Stated, context: Context) -> Problem:
    ours, theirs = called(stated.said_by), called(stated.other)
    name = _ANSWERS[stated.relation.name][0]
    verb = "supersedes" if name == "superseded_by" else "is superseded by"
    return Problem(
        stated.relation.place,
        f"it {verb} {theirs}, but {theirs} does not say that it {_turned(name)} {ours}",
        help_for(stated, name, context),
        (Related(status_place(stated.other), f"the status of {theirs}"),),
    )


def _turned(name: str) -> str:
    return "is superseded by" if name == "superseded_by" else "supersedes"
