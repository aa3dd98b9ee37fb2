"""Who to call, in which order and how: what everybody looks for first at night."""

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from relaybook.model.contact import Contact, EscalationLevel, Person, Role, Team
from relaybook.model.hours import Hours
from relaybook.model.secrets import mask_secrets
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, badge, note, separated
from relaybook.site.prose import external_link

_KINDS = ("team", "role", "person", "vendor")
_QUICKEST = 2
_WORDS = {"phone": "", "email": "", "pager": "pager ", "chat": "chat ", "ticket": "ticket "}


def escalation(page: Page, levels: Iterable[EscalationLevel]) -> Html:
    """Return the levels in their order; a script marks the first who answers now."""
    items = [_level(page, level) for level in levels]
    if not items:
        return note(badge("nobody named", "warning"))
    return element("ol", *items, class_="rb-escalation", data_call_order=True)


def ways(reach: Iterable[tuple[str, str]]) -> Html:
    """Return how somebody is reached, each way with what it is."""
    return joined((_way(channel, value) for channel, value in reach), " · ")


def hours_attributes(
    page: Page, hours: Hours | None, contact: Contact | None
) -> dict[str, str | None]:
    """Return the attributes from which a script tells whether somebody answers now."""
    if hours is None:
        return {}
    days = sorted({day for each in page.book.base.configuration.holidays.values() for day in each})
    return {
        "data_hours": hours.text,
        "data_time_zone": contact.time_zone if contact else None,
        "data_holidays": " ".join(day.isoformat() for day in days) or None,
    }


def contact_link(page: Page, contact: Contact) -> Html:
    """Return a link to a contact that says whether it is still there."""
    standing = page.book.directory.standing(contact)
    link = page.link(contact)
    if not standing.active:
        return joined([link, badge(standing.reason, "error")], " ")
    end = ends_on(page, contact)
    return element("span", link, data_until=end.isoformat()) if end else link


def ends_on(page: Page, contact: Contact) -> date | None:
    """Return the last day on which a contact is there, as far as anybody has written it down."""
    vendor = page.book.directory.vendor_of(contact)
    ends = [contract.end_on for contract in (vendor.contracts or ())] if vendor else []
    own: list[date | None] = []
    if isinstance(contact, Person):
        own = [contact.until_on]
    elif isinstance(contact, Role):
        held = contact.held_by or ()
        own = [_latest([_stays(page, one.contact, one.until_on) for one in held])]
    elif isinstance(contact, Team):
        members = contact.members or ()
        own = [_latest([_stays(page, one.person, one.until_on) for one in members])]
    return min((end for end in (_latest(ends), *own) if end), default=None)


def _stays(page: Page, reference: str | None, until: date | None) -> date | None:
    """Return the last day of somebody in a team or role; None where nobody knows of one."""
    found = page.book.directory.find(reference, ("person", "team")) if reference else None
    ends = [until, ends_on(page, found) if isinstance(found, Person | Team) else None]
    return min((end for end in ends if end), default=None)


def _latest(ends: list[date | None]) -> date | None:
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else None


def _level(page: Page, level: EscalationLevel) -> Html:
    record = page.book.find(level.contact or "", _KINDS)
    contact = record if isinstance(record, Contact) else None
    hours = level.hours or (contact.hours if contact else None)
    within = f"answers within {level.respond_within.text}" if level.respond_within else ""
    words = [
        contact_link(page, contact) if contact else page.unknown(level.contact or "nobody named"),
        _holders(page, contact),
        _quickest(page, contact, level.channel or ""),
        element("span", within, class_="rb-within") if within else EMPTY,
        element("span", hours.text, class_="rb-within") if hours else EMPTY,
    ]
    return element(
        "li", *(word for word in words if word), **hours_attributes(page, hours, contact)
    )


def _quickest(page: Page, contact: Contact | None, preferred: str) -> Html:
    """Return the channel asked for and the next best; all of them stand on the contact's page."""
    reach = page.book.directory.reach(contact) if contact else ()
    ordered = sorted(reach, key=lambda way: way[0] != preferred)
    return ways(ordered[:_QUICKEST])


def _holders(page: Page, contact: Contact | None) -> Html:
    if not isinstance(contact, Role):
        return EMPTY
    holders = page.book.directory.holders(contact)
    who = separated(page.link(holder) for holder in holders)
    return element("span", "held by ", who, class_="rb-within") if holders else EMPTY


def _way(channel: str, value: str) -> Html:
    value = mask_secrets(value)  # before it is encoded for an address
    if channel == "phone":
        number = re.sub(r"[^\d+*#]", "", value)
        return element("a", value, class_="rb-reach", href=f"tel:{quote(number, safe='+*')}")
    if channel == "email":
        return element("a", value, class_="rb-reach", href=f"mailto:{quote(value, safe='@')}")
    if channel == "rota_url":
        return external_link(value, "rota")
    if value.startswith("https://"):
        return external_link(value, channel)
    return element("span", _WORDS[channel], element("span", value, class_="rb-reach"))
