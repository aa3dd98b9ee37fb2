from collections.abc import Iterator

from relaybook.config import FILE_NAME
from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.load.decided_text import first_change
from relaybook.load.discover import opens_a_folder
from relaybook.model.decision import Decision
from relaybook.model.decision_past import CORRECTION, DecisionPast
from relaybook.model.decision_status import ACCEPTED, DEPRECATED, SUPERSEDED
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.decisions import called, title_of
from relaybook.rules.earlier_decision import before_its_change, decision_past, earlier_decisions
from relaybook.rules.rule import rule
from relaybook.source import Place

_WAS_ACCEPTED = (ACCEPTED, DEPRECATED, SUPERSEDED)


@rule(
    "accepted-decision-edited",
    on=(Decision, KnowledgeBase),
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.ERROR,
    needs_branches=True,
)
def check(subject: Decision | KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    """Each decision that was accepted is there and still says what was accepted."""
    past = decision_past(context)
    if isinstance(past, CannotTell):
        if isinstance(subject, Decision):  # once is enough
            yield past
    elif isinstance(subject, Decision):
        yield from _edited(subject, past, context)
    else:
        yield from _removed(past, context)


def _edited(decision: Decision, past: DecisionPast, context: Context) -> Iterator[Problem]:
    before = before_its_change(decision, past, context)
    if before is None or before.record.status not in _WAS_ACCEPTED:
        return
    changed = first_change(before.content, context.kb.sources.data(decision.path))
    if changed is not None:
        yield Problem(
            decision.within(changed.place),
            f"the text was accepted and has changed since {past.base}, first at "
            f"{changed.text[:40]!r}",
            "write it back and record what is different as a new decision that supersedes or "
            f"amends this one; for a slip of the pen add `{CORRECTION}: reason` as the last line "
            "of the message of the commit",
        )


def _removed(past: DecisionPast, context: Context) -> Iterator[Problem]:
    versions = earlier_decisions(context, past)
    for path, earlier in sorted(past.removed.items()):
        before = versions.get(path)
        if before is None or earlier.corrections or before.status not in _WAS_ACCEPTED:
            continue
        yield Problem(
            Place(_nearest(path, context)),
            f"{called(before)} ({title_of(before)}) was {before.status} on {past.base}, and its "
            f"file {path} is gone",
            "bring it back, and deprecate it or let a new decision supersede it; where it never "
            f"was one, add `{CORRECTION}: reason` as the last line of the message of the commit",
        )


def _nearest(path: str, context: Context) -> str:
    """Return where a missing file is told: what opens its folder, else what stands beside it."""
    folder = path.rpartition("/")[0]
    beside = sorted(one for one in context.by_path if one.rpartition("/")[0] == folder)
    opening = [one for one in beside if opens_a_folder(one)]
    before = [one for one in beside if one < path]
    return (*opening, *before[-1:], *beside, FILE_NAME)[0]
