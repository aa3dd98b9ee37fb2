from collections.abc import Iterator

from relaybook.findings import Problem, Related
from relaybook.model.decision import Decision
from relaybook.model.decision_reading import WrittenStatus
from relaybook.model.decision_status import SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.decisions import UNDECIDED, called, status_place
from relaybook.rules.rule import rule

_OPEN = ("accepted", "proposed")


@rule("status-sources-disagree", on=Decision, area="decisions")
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Each place in a decision that states its status states the same one."""
    for written in _contradicting(decision):
        first = decision.statuses[0]
        yield Problem(
            written.place,
            f"the {written.form} says {written.status}, the {first.form} {decision.status}",
            f"the {first.form} counts: write {decision.status} here too, or correct it there",
            (Related(first.place, f"{first.word or first.text!r} stands here"),),
        )
        return
    if decision.status in _OPEN:
        yield from _replaced(decision, context)


def _contradicting(decision: Decision) -> Iterator[WrittenStatus]:
    """Yield statuses of a form none of which is the one that counts; a form may list its past."""
    for form in dict.fromkeys(one.form for one in decision.statuses):
        stated = [one for one in decision.statuses if one.form == form and one.status]
        if stated and decision.status and decision.status not in {one.status for one in stated}:
            yield stated[-1]


def _replaced(decision: Decision, context: Context) -> Iterator[Problem]:
    for stated in context.succession.stated_by(decision):
        is_replaced = stated.old is decision and stated.new is not decision
        if is_replaced and stated.new.status not in (*UNDECIDED, None):
            yield Problem(
                stated.relation.place,
                f"it names {called(stated.new)} as its successor, but its status is"
                f" {decision.status}",
                f"write {SUPERSEDED} as its status, or `amended_by` where only a part is replaced",
                (Related(status_place(decision), f"{decision.status} stands here"),),
            )
            return
