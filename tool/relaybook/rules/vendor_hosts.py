"""Addresses that lie with a vendor."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from relaybook.model.contact import Vendor
from relaybook.rules.context import Context


class VendorHost(NamedTuple):
    """A domain of a vendor in a text. start, end: in characters."""

    domain: str
    vendor: str
    start: int
    end: int


def vendor_hosts_in(text: str, context: Context) -> Iterator[VendorHost]:
    """Yield the domains of vendors that addresses in a text lead to, in its order."""
    owners, pattern = context.always("domains of vendors", lambda: _domains(context))
    lowered = text.casefold()
    if pattern is None or not any(domain in lowered for domain in owners):
        return  # most texts lead nowhere: that is told much faster
    for found in pattern.finditer(text):
        domain = found[1]
        yield VendorHost(domain, owners[domain.casefold()], found.start(1), found.end(1))


def _domains(context: Context) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """Return the vendor of each domain, and what finds one in a text."""
    owners = _owners(context)
    return owners, _pattern(owners)


def _owners(context: Context) -> dict[str, str]:
    vendors = (one for one in context.kb.contacts.values() if isinstance(one, Vendor))
    return {
        domain.casefold(): vendor.id
        for vendor in vendors
        for domain in vendor.domains or ()
        if "." in domain
    }


def _pattern(owners: dict[str, str]) -> re.Pattern[str] | None:
    if not owners:
        return None
    joined = "|".join(re.escape(one) for one in sorted(owners))
    return re.compile(rf"(?i)(?:^|[/@.:\s(<`\"'])({joined})(?![\w-]|\.\w)")
