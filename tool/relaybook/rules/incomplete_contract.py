from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.contact import Contact, Contract, Vendor
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_VENDOR, contract_of, vendor_of
from relaybook.rules.rule import rule
from relaybook.source import Place

_ASKED = ("ref", "start_on", "end_on", "notice_days")
_NAME_IT = "write `contract: {vendor: <id>, ref: ...}`, with the `ref` of a contract of the vendor"


@rule("incomplete-contract", on=(Handover, Contact), level=Level.FULL, area="exit", severity=None)
def check(record: Handover | Contact, context: Context) -> Iterator[Problem | CannotTell]:
    """Each contract is known with its dates and its time of notice, above all one that ends."""
    if isinstance(record, Handover):
        yield from _of_handover(record, context)
    elif isinstance(record, Vendor):
        yield from _of_vendor(record, context)


def _of_handover(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    vendor = vendor_of(handover, context)
    found = contract_of(handover, context)
    place = handover.at("contract") if handover.contract else handover.top()
    if vendor is None and (handover.contract or handover.from_):
        yield CannotTell(UNKNOWN_VENDOR)  # unresolved-reference says which
    elif vendor is None or found is None:
        yield Problem(place, "nobody knows which contract this handover ends", _NAME_IT)
    else:
        number, contract = found
        related = Related(vendor.at("contracts", number), "where the contract is described")
        yield from _lacking(place, contract, vendor, related)


def _of_vendor(vendor: Vendor, context: Context) -> Iterator[Problem]:
    """Report the contracts of a vendor but those of which a handover is asked."""
    ended = [
        contract_of(one, context)
        for one in context.kb.handovers.values()
        if vendor_of(one, context) == vendor
    ]
    asked_there = {found[0] for found in ended if found}
    for number, contract in enumerate(vendor.contracts or ()):
        if number not in asked_there:
            yield from _lacking(vendor.at("contracts", number), contract, vendor)


def _lacking(
    place: Place, contract: Contract, vendor: Vendor, *related: Related
) -> Iterator[Problem]:
    lacking = [name for name in _ASKED if getattr(contract, name) is None]
    named = f"contract {contract.ref}" if contract.ref else "the contract"
    if lacking:
        yield Problem(
            place,
            f"{named} with vendor:{vendor.id} has no {' and no '.join(lacking)}",
            f"look them up, and write {', '.join(f'`{one}`' for one in lacking)} in {vendor.path}",
            related,
        )
