from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.handover import Handover
from relaybook.model.references import split_reference
from relaybook.rules.context import Context
from relaybook.rules.handing_over import vendor_of
from relaybook.rules.rule import rule


@rule("hidden-fourth-party", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Each subcontractor that the vendor is known to have is in the table of the handover."""
    vendor = vendor_of(handover, context)
    rows = handover.subcontractors or ()
    if vendor is None or not (rows or handover.not_applicable.get(("subcontractors",))):
        return  # unlisted-fourth-party says so
    listed = {_plain(row.name) for row in rows if row.name}
    for number, reference in enumerate(vendor.subcontractors or ()):
        if not listed & _names(reference, context):
            yield Problem(
                handover.at("subcontractors"),
                f"{reference} works for vendor:{vendor.id}, and no row says what becomes of that",
                "add a row: `{name, service, systems, contract_after_exit}`",
                (Related(vendor.at("subcontractors", number), "where the vendor names it"),),
            )


def _names(reference: str, context: Context) -> set[str]:
    """Return the names under which a subcontractor may be listed: as written, id and title."""
    contact = context.directory.find(reference)
    title = contact.title if contact else None
    return {_plain(one) for one in (reference, split_reference(reference)[1], title) if one}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
