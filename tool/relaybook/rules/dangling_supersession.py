from collections.abc import Iterator

from relaybook.findings import CannotTell, Problem
from relaybook.model.decision import Decision
from relaybook.model.decision_index import is_external
from relaybook.model.decision_reading import FRONT_MATTER, Relation
from relaybook.model.decision_status import SUPERSEDED
from relaybook.model.links import find_page, link_path
from relaybook.rules.context import Context
from relaybook.rules.decisions import called, status_place
from relaybook.rules.rule import rule

_JUDGED = ("supersedes", "superseded_by", "amends", "amended_by")


@rule("dangling-supersession", on=Decision, area="decisions")
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """What replaces or amends a decision, and what it replaces, exists in a log."""
    for relation in decision.relations:
        if relation.name in _JUDGED:
            yield from _unknown(decision, relation, context)
    if decision.status == SUPERSEDED and not _has_successor(decision, context):
        yield Problem(
            status_place(decision),
            f"{called(decision)} is superseded, and nothing says by what",
            'write `superseded_by: ["<number>"]`, or `status: deprecated` where nothing took its'
            " place",
        )


def _unknown(
    decision: Decision, relation: Relation, context: Context
) -> Iterator[Problem | CannotTell]:
    if is_external(relation.reference) or _is_of_another_log(relation.reference):
        yield CannotTell("decisions of another repository")
        return
    found = context.kb.decision_index.candidates(decision, relation.reference)
    if found or _is_broken_link(decision, relation, context):
        return
    what = relation.name.replace("_", " ")
    yield Problem(
        relation.place,
        f"{what} names {relation.reference!r}, which is no decision here",
        "write the number of a decision of this log, or a relative link to one of another",
    )


def _is_of_another_log(reference: str) -> bool:
    """Whether it is written as `log:0012`; the logs here are known to the index."""
    log, colon, rest = reference.partition(":")
    return bool(colon) and log != "decision" and rest.strip().isdigit()


def _is_broken_link(decision: Decision, relation: Relation, context: Context) -> bool:
    """Whether it is a link of the text to no file, which is reported as that."""
    if relation.form == FRONT_MATTER or "." not in relation.reference:
        return False
    path = link_path(decision.path, relation.reference)
    return find_page(path, context.kb.files) is None


def _has_successor(decision: Decision, context: Context) -> bool:
    named = any(one.name in ("superseded_by", "amended_by") for one in decision.relations)
    unfilled = any(one.name == "superseded_by" for one in decision.unfilled)
    return named or unfilled or bool(context.succession.named_successors(decision))
