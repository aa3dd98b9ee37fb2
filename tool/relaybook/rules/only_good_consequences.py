from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decision_costs import names_what_is_worse
from relaybook.rules.decision_sections import consequences, is_written, range_of, slice_of
from relaybook.rules.rule import rule

_NOT_READ = "decisions whose consequences stand in plain sentences that are no English"


@rule("only-good-consequences", on=Decision, level=Level.FULL, area="decisions", severity=None)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each accepted decision names a consequence that is not good."""
    if not decision.is_in_force:
        return
    found = [one for one in consequences(decision) if is_written(decision, one)]
    if not found:
        return  # missing-consequence or empty-section says so
    data = context.kb.sources.data(decision.path)
    parts = [data[slice_of(decision, decision.outline.subtree(index))] for index in found]
    is_worse = names_what_is_worse(parts)
    if is_worse is None:
        yield CannotTell(_NOT_READ)
    elif not is_worse:
        yield Problem(
            decision.within(range_of(decision, found[0])),
            "no consequence is named that makes anything worse",
            "write what becomes worse, too: `- Bad, because ...`, or what there is to do",
        )
