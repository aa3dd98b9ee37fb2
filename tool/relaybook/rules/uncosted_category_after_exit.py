from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_ASKED = ("licence", "people")


@rule("uncosted-category-after-exit", on=Handover, level=Level.FULL, area="cost", severity=None)
def check(handover: Handover, _: Context) -> Iterator[Problem]:
    """Licences and people are among what is paid after the vendor has left."""
    if not handover.after_exit_cost:
        return  # unknown-cost-after-exit says so
    listed = {
        one.category
        for at, one in enumerate(handover.after_exit_cost)
        if one.amount is not None or not handover.applies("after_exit_cost", at, "amount")
    }
    if missing := [name for name in _ASKED if name not in listed]:
        yield Problem(
            handover.at("after_exit_cost"),
            f"the cost after the exit says nothing about {' and '.join(missing)}",
            "write what is paid once the vendor has gone, in our own name and by our own people",
        )
