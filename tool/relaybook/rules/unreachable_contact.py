from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.contact import URGENT, Contact
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import called, is_planned, is_retired, named, owner_of
from relaybook.rules.reach import lacks_reach
from relaybook.rules.rule import rule


@rule("unreachable-contact", on=(System, Runbook), level=Level.STANDARD, area="escalation")
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """Each owner and level of an escalation has a number, pager, chat or rota."""
    if is_retired(record) or is_planned(record):
        return
    people = [owner_of(record, context), *(level.contact for level in called(record, context))]
    for contact in {one.path: one for one in people if one is not None}.values():
        yield from _judge(contact, context)


def _judge(contact: Contact, context: Context) -> Iterator[Problem]:
    directory = context.directory
    if lacks_reach(contact, context) or not directory.standing(contact).active:
        return  # missing-field, owner-inactive and escalation-inactive say so
    if not directory.urgent_reach(contact):
        yield _problem(contact)


def _problem(contact: Contact) -> Problem:
    help_ = f"write a number, pager, chat or rota_url in `reach` of {contact.path}"
    ways = contact.reach.ways() if contact.reach else ()
    for channel, value in ways:
        if channel in URGENT:
            return Problem(
                contact.at("reach", channel),
                f"the {channel} of {named(contact)} is {value!r}, which reaches nobody",
                help_,
            )
    if ways:
        only = " and ".join(channel for channel, _ in ways)
        message = f"{named(contact)} is reached only by {only}, which wakes nobody"
        return Problem(contact.at("reach"), message, help_)
    return Problem(
        contact.top(),
        f"nobody behind {named(contact)} has a number, pager, chat or rota",
        help_,
    )
