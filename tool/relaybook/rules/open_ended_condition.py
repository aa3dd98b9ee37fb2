import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.placeholder import is_placeholder
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.sign_offs import newest

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@rule("open-ended-condition", on=Handover, level=Level.FULL, area="acceptance", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Each condition of a sign-off is written down with the day by which it is met."""
    for index, one in newest(handover, context.day):
        who = one.by or one.role or "somebody"
        if not one.conditions and "condition" in (one.decision or "").casefold():
            yield Problem(
                handover.at("sign_offs", index, "decision"),
                f"{who} accepts with conditions, and none is written down",
                "write each below `conditions`, with the day by which it is met",
            )
        for number, condition in enumerate(one.conditions or ()):
            if is_placeholder(condition) or not _DAY.search(condition):
                yield Problem(
                    handover.at("sign_offs", index, "conditions", number),
                    f"a condition of {who} names no day by which it is met",
                    "write the day into it, like `by 2026-01-31`",
                )
