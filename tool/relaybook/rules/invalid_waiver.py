from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule(
    "invalid-waiver",
    on=Handover,
    area="acceptance",
    thresholds={"days": 90, "renewals": 2},
)
def check(_: Handover, _context: Context) -> Iterator[Problem]:
    """Each waiver covers one rule and one record for a while, given by who may accept the risk."""
    # The engine reports these itself: it knows every rule that a waiver may name.
    yield from ()
