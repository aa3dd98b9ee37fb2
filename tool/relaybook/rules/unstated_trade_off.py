import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.decision_costs import names_what_is_worse
from relaybook.rules.decision_sections import (
    consequences,
    is_written,
    option_headings,
    slice_of,
    titled_options,
)
from relaybook.rules.rule import rule

_TRADE_OFFS = re.compile(
    r"\b(?:trade-?offs?|drawbacks?|disadvantages?|downsides?|cons|nachteile|inconvénients"
    r"|desventajas|nadelen)\b",
    re.IGNORECASE,
)
_NOT_READ = "decisions whose consequences stand in plain sentences that are no English"
_NO_TEXT = "decisions without any text"


@rule("unstated-trade-off", on=Decision, level=Level.FULL, area="decisions", severity=None)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Each accepted decision says what was weighed, or what was given up."""
    if not decision.is_in_force:
        return
    if not decision.outline.has_text:
        yield CannotTell(_NO_TEXT)
    elif not (_has_trade_offs(decision) or _has_options(decision)):
        is_worse = _is_worse(decision, context)
        if is_worse is None:
            yield CannotTell(_NOT_READ)
        elif not is_worse:
            yield Problem(
                decision.top(),
                "it is accepted, and nothing says what was weighed or given up for it",
                "write a section `Considered options` or `Trade-offs`, or below `Consequences` "
                "what becomes worse",
            )


def _has_trade_offs(decision: Decision) -> bool:
    outline = decision.outline
    headings = (
        index
        for index, one in enumerate(outline.headings)
        if (index or one.level > 1) and _TRADE_OFFS.search(one.text)
    )
    labels = (one for one in outline.labels if _TRADE_OFFS.search(one.text))
    return any(is_written(decision, one) for one in headings) or any(
        one.has_content for one in labels
    )


def _has_options(decision: Decision) -> bool:
    found = option_headings(decision)
    return titled_options(decision) > 0 or any(is_written(decision, one) for one in found)


def _is_worse(decision: Decision, context: Context) -> bool | None:
    found = [one for one in consequences(decision) if is_written(decision, one)]
    if not found:
        return False
    data = context.kb.sources.data(decision.path)
    return names_what_is_worse(
        [data[slice_of(decision, decision.outline.subtree(index))] for index in found]
    )
