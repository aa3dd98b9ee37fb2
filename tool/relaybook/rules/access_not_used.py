from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.contact import Contact, Vendor
from relaybook.model.directory import Directory
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import AccessTransfer
from relaybook.rules.context import Context
from relaybook.rules.handing_over import ends_on, is_receiving, now_or_then, vendor_of
from relaybook.rules.people import people_behind
from relaybook.rules.rule import rule

_HELP = (
    "let its new holder use it once without the vendor, and write `verified_by` and `verified_on`"
)


@rule("access-not-used", on=Handover, level=Level.FULL, area="access", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Whoever receives an access has used it while the vendor was still there."""
    vendor = vendor_of(handover, context)
    for number, row in enumerate(handover.access_transfers or ()):
        if row.method == "revoke" or not row.access:
            continue  # nobody receives it
        if fault := _of_way(row, vendor) or _fault(row, handover, context):
            place = handover.at("access_transfers", number, "access")
            yield Problem(place, f"{row.access} {fault}", _HELP)


def _fault(row: AccessTransfer, handover: Handover, context: Context) -> str:
    """Return why nobody knows that an access works for us; empty where somebody does."""
    day, by, last = row.verified_on, row.verified_by, ends_on(handover, context)
    if day is None or by is None:
        planned = f"; planned is {row.planned_on}" if row.planned_on else ""
        return f"was not used by its new holder yet{planned}"
    if day > context.day:
        return f"is to be used on {day}, which is to come"
    if last and day > last:
        return f"was first used on {day}, after the contract ended on {last}"
    return "" if _has_it(row, by, handover, context) else f"was used by {by}, who does not get it"


def _has_it(row: AccessTransfer, by: str, handover: Handover, context: Context) -> bool:
    """Whether whoever used an access is who gets it, or of the team that takes over."""
    user, receiver = (context.directory.find(one) if one else None for one in (by, row.to))
    for people in now_or_then(row.verified_on, context) if user and receiver else ():
        if _behind(receiver, people) & _behind(user, people):
            return True
    return is_receiving(by, handover, context, row.verified_on)


def _behind(contact: Contact | None, people: Directory) -> frozenset[str]:
    return people_behind(contact, people) | ({contact.id} if contact else set())


def _of_way(row: AccessTransfer, vendor: Vendor | None) -> str:
    """Return whether the new holder still gets in through the vendor."""
    via = (row.via or "").casefold()
    if vendor is None or not via:
        return ""
    names = (vendor.id, (vendor.title or vendor.id).split()[0], *(vendor.domains or ()))
    if any(name.casefold() in via for name in names):
        return f"is reached through the vendor ({row.via}), and goes when it goes"
    return ""
