from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_VENDOR, contract_of, vendor_of
from relaybook.rules.rule import rule

_ASKED = ("ref", "start_on", "end_on", "notice_days")
_NAME_IT = "write `contract: {vendor: <id>, ref: ...}`, with the `ref` of a contract of the vendor"


@rule("incomplete-contract", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """The contract that a handover ends is known, with its dates and its time of notice."""
    vendor = vendor_of(handover, context)
    found = contract_of(handover, context)
    if vendor is None and (handover.contract or handover.from_):
        yield CannotTell(UNKNOWN_VENDOR)  # unresolved-reference says which
    elif vendor is None or found is None:
        place = handover.at("contract") if handover.contract else handover.top()
        yield Problem(place, "nobody knows which contract this handover ends", _NAME_IT)
    else:
        number, contract = found
        lacking = [name for name in _ASKED if getattr(contract, name) is None]
        named = f"contract {contract.ref}" if contract.ref else "the contract"
        if lacking:
            yield Problem(
                vendor.at("contracts", number),
                f"{named} with vendor:{vendor.id} has no {' and no '.join(lacking)}",
                f"look them up, and write {', '.join(f'`{one}`' for one in lacking)}",
            )
