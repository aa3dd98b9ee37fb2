from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_CONTRACT, contract_of, vendor_of
from relaybook.rules.rule import rule

_HELP = (
    "agree on `transition_support_until` in the contract, or end early-life support while the "
    "vendor is still bound"
)


@rule("support-ends-early", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """The vendor is bound to help until the time of early-life support is over."""
    vendor, found = vendor_of(handover, context), contract_of(handover, context)
    support = handover.early_life_support
    if support is None or support.end_on is None:
        return  # missing-early-life-support says so
    if vendor is None or found is None:
        yield CannotTell(UNKNOWN_CONTRACT)  # incomplete-contract says which
        return
    number, contract = found
    bound = [day for day in (contract.end_on, contract.transition_support_until) if day]
    if not bound:
        yield CannotTell(UNKNOWN_CONTRACT)
    elif max(bound) < support.end_on:
        yield Problem(
            handover.at("early_life_support", "end_on"),
            f"early-life support lasts until {support.end_on}, and vendor:{vendor.id} is bound "
            f"until {max(bound)} only",
            _HELP,
            (Related(vendor.at("contracts", number), "the contract"),),
        )
