import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decision_sections import consequences, range_of, slice_of
from relaybook.rules.rule import rule

_GOOD = re.compile(rb"(?im)^\W*(?:good, because|positives?\b|advantages?\b|benefits?\b|pros\b)")
_BAD = re.compile(
    rb"(?i)\b(?:bad|negatives?|disadvantages?|drawbacks?|downsides?|cons|costs?|worse|harder|slower"
    rb"|risks?|trade-?offs?|but|however|although|though|no longer|lose|limit\w*|must)\b"
)


@rule("only-good-consequences", on=Decision, level=Level.FULL, area="decisions", severity=None)
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Each accepted decision that sorts its consequences names one that is not good."""
    if not decision.is_in_force:
        return
    found = list(consequences(decision))
    data = context.kb.sources.data(decision.path)
    parts = [data[slice_of(decision, decision.outline.subtree(index))] for index in found]
    if any(map(_GOOD.search, parts)) and not any(map(_BAD.search, parts)):
        yield Problem(
            decision.within(range_of(decision, found[0])),
            "only what becomes better is named as a consequence",
            "write what becomes worse, too: `- Bad, because ...`",
        )
