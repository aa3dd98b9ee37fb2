from collections.abc import Iterator
from datetime import date

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.contact import Vendor
from relaybook.model.handover import Handover
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_VENDOR, ends_on, is_of_vendor, vendor_of
from relaybook.rules.rule import rule

_HELP = "add a row: `{access, holder, to, method: reissue|rotate|transfer|revoke, planned_on}`"


@rule("access-without-transfer", on=Handover, level=Level.FULL, area="access", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each access that the vendor holds is passed on or taken away before the contract ends."""
    vendor = vendor_of(handover, context)
    if vendor is None:
        yield CannotTell(UNKNOWN_VENDOR)
    elif handover.access_transfers:  # without, incomplete-transfer says so
        yield from _unplanned(handover, vendor, context)
        if last := ends_on(handover, context):
            yield from _late(handover, last)


def _unplanned(handover: Handover, vendor: Vendor, context: Context) -> Iterator[Problem]:
    rows = handover.access_transfers or ()
    planned = {(row.access, split_reference(row.holder or "")[1]) for row in rows}
    for system, number, name, holder in _held(vendor, context):
        who = split_reference(holder)[1]
        if (name, who) not in planned and (name, vendor.id) not in planned:
            yield Problem(
                handover.at("access_transfers"),
                f"{holder} holds {name} of {system.id}, and no row says what becomes of that",
                _HELP,
                (Related(system.at("access", number, "holders"), "where it is listed"),),
            )


def _held(vendor: Vendor, context: Context) -> Iterator[tuple[System, int, str, str]]:
    """Yield each access of which a vendor is a holder: system, its number, its id, the holder."""
    for _, system in sorted(context.kb.systems.items()):
        for number, access in enumerate(system.access or ()):
            for holder in access.holders or ():
                if is_of_vendor(holder, vendor, context):
                    yield system, number, access.id or access.what or "an access", holder


def _late(handover: Handover, last: date) -> Iterator[Problem]:
    for number, row in enumerate(handover.access_transfers or ()):
        if row.planned_on and row.planned_on > last:
            yield Problem(
                handover.at("access_transfers", number, "planned_on"),
                f"{row.access} is to change hands on {row.planned_on}, after the contract "
                f"ends on {last}",
                "do it while the vendor still has to help",
            )
