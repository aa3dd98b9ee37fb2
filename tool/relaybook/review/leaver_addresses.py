"""What leads to a vendor who leaves: addresses, and ways to get in that go with it."""

import re
from collections.abc import Iterator

from relaybook.model.contact import Contact, Vendor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.review.leaver_people import Going
from relaybook.review.leaver_places import is_out_of_use
from relaybook.review.resting import Resting, resting, texts_in, typed
from relaybook.source import FieldPath, Place

_ANOTHER_WAY = "let people in through our own sign-on, try it, and write that in `via`"
_INSTEAD = "move what is there to an account of ours, and write where it is then"


def addresses(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each address below a domain of the vendor that leaves, by record."""
    vendor = going.contact
    hosts = _hosts(vendor) if isinstance(vendor, Vendor) else None
    if hosts is None:
        return
    for record in base.documents:
        is_theirs = isinstance(record, Contact) and record.id in going.ids
        if is_theirs or is_out_of_use(record):
            continue
        for path, place, host in _found(record, hosts):
            yield resting(
                base,
                record,
                path,
                area="addresses",
                what=f"leads to {host}",
                on=typed(vendor),
                instead=_INSTEAD,
                place=place,
            )


def ways_in(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each access that is reached through the vendor that leaves, whoever holds it."""
    vendor = going.contact
    if not isinstance(vendor, Vendor):
        return
    names = (vendor.id, vendor.name.split()[0], *(vendor.domains or ()))
    through = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for _, system in sorted(base.systems.items()):
        for index, access in enumerate(() if is_out_of_use(system) else system.access or ()):
            if access.via and through.search(access.via):
                yield resting(
                    base,
                    system,
                    ("access", index, "via"),
                    area="access",
                    what=f"{access.id or access.what or 'an access'} is reached through them",
                    on=typed(vendor),
                    instead=_ANOTHER_WAY,
                )


def _hosts(vendor: Vendor) -> re.Pattern[str] | None:
    domains = [re.escape(one.strip().strip(".")) for one in vendor.domains or () if one.strip(" .")]
    if not domains:
        return None
    return re.compile(rf"(?i)(?<![\w.-])(?:[\w-]+\.)*(?:{'|'.join(domains)})(?![\w-]|\.\w)")


def _found(record: Record, hosts: re.Pattern[str]) -> Iterator[tuple[FieldPath, Place, str]]:
    for path, text in texts_in(record):
        if found := hosts.search(text):
            place = record.at(*path)
            if place.path in record.files:  # else it is said of the record that holds it
                yield path, place, found[0].lower()
    for link in record.outline.links:
        if found := hosts.search(link.target):
            yield (), record.within(link.range), found[0].lower()
