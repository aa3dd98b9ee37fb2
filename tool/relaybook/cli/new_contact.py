"""`relaybook new contact`."""

from datetime import date
from typing import cast, get_args

import click

from relaybook.cli import answers
from relaybook.cli.asking import Asking, on_terminal, one_of
from relaybook.cli.command import documented
from relaybook.cli.creating import (
    HOW_ELSE,
    create,
    folder_of,
    id_for,
    options_of_all,
    refuse_unusable,
)
from relaybook.cli.opening import Opened, open_base
from relaybook.errors import UsageError
from relaybook.model.contact import Person, Team, Vendor
from relaybook.scaffold.contact import ContactDraft, ContactType, new_contact
from relaybook.scaffold.ways import Way, read_urgent_way, read_way

EXAMPLES = (
    ("relaybook new contact Payments", "Be asked for what is needed."),
    (
        "relaybook new contact Payments --type team --reach '#payments-on-call'",
        "Say it in one line.",
    ),
    (
        "relaybook new contact Payments --type team --reach '#pay' --handles '@acme/payments'",
        "Say how CODEOWNERS and OWNERS call them.",
    ),
    (
        "relaybook new contact 'Duty manager' --type role --held-by p-nair",
        "A role is reached through whoever holds it.",
    ),
)
TYPES: tuple[ContactType, ...] = get_args(ContactType)


@documented("contact", examples=EXAMPLES)
@click.argument("name")
@click.option("--type", "type_", metavar="TYPE", help=f"One of {', '.join(TYPES)}.")
@click.option("--reach", metavar="WAY", help="A phone number, #channel, pager:NAME or e-mail.")
@click.option("--org", metavar="VENDOR", help="The vendor a team or person belongs to.")
@click.option("--then", metavar="CONTACT", help="Who is called when a team does not answer.")
@click.option("--held-by", metavar="CONTACT", help="Who holds a role now: a person or a team.")
@click.option(
    "--handles",
    metavar="NAME,...",
    help="Names on forges and chats of a team or person: @acme/pay.",
)
@click.option("--covers", metavar="TEXT", help="What the contract with a vendor covers.")
@click.option("--ends", metavar="DAY", help="The last day of the contract with a vendor.")
@options_of_all
def command(
    *,
    name: str,
    type_: str | None,
    reach: str | None,
    org: str | None,
    then: str | None,
    held_by: str | None,
    handles: str | None,
    covers: str | None,
    ends: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
) -> int:
    """Write a contact: a team, a person, a role or a vendor, and how to reach them."""
    opened = open_base([base_path])
    new_id = id_for(name, id_)
    refuse_unusable(opened, "contact", new_id)
    asking = Asking(on_terminal(), leave_open=todo)
    type_ = asking.required(
        "--type", f"Is it a {', '.join(TYPES[:-1])} or {TYPES[-1]}", one_of(TYPES), type_, "team"
    )
    draft = ContactDraft(
        cast("ContactType", type_),
        new_id,
        name,
        _way(asking, type_, reach),
        _org(asking, opened, org),
        _then(asking, opened, type_, then),
        _holder(asking, opened, type_, held_by),
        *_contract(asking, type_, covers, ends),
        handles=_handles(type_, handles),
    )
    asking.finish(HOW_ELSE)
    return create(opened, new_contact(folder_of(opened, "contact"), draft))


def _handles(type_: str | None, given: str | None) -> tuple[str, ...]:
    if given is not None and type_ not in ("team", "person"):
        raise UsageError("--handles are those of a team or a person")
    return tuple(name.strip() for name in (given or "").split(",") if name.strip())


def _way(asking: Asking, type_: str | None, given: str | None) -> Way | None:
    if type_ == "vendor":
        text = "How is the vendor reached, such as support@northwind.example.com"
        return asking.open("--reach", text, read_way, given)
    if type_ == "role":
        text = "How is the role reached, if not through who holds it"
        return asking.optional("--reach", text, read_urgent_way, given)
    text = "How are they reached at any hour, such as +44 20 7946 0100 or #payments"
    return asking.open("--reach", text, read_urgent_way, given)


def _org(asking: Asking, opened: Opened, given: str | None) -> str:
    vendors = {k: one for k, one in opened.base.contacts.items() if isinstance(one, Vendor)}
    if given is None:
        return ""
    return asking.required("--org", "", answers.known("vendor", vendors), given) or ""


def _then(asking: Asking, opened: Opened, type_: str | None, given: str | None) -> tuple[str, ...]:
    if type_ != "team" or (given is None and not opened.base.contacts):
        return ()
    text = "Who is called when the team does not answer"
    then = asking.optional("--then", text, answers.contact(opened.base), given)
    return (then,) if then else ()


def _holder(asking: Asking, opened: Opened, type_: str | None, given: str | None) -> str | None:
    if type_ != "role":
        return None
    fitting = {k: one for k, one in opened.base.contacts.items() if isinstance(one, Person | Team)}
    text = f"Who holds it now ({', '.join(sorted(fitting)[:5]) or 'write that contact first'})"
    found = asking.open("--held-by", text, answers.known("person or team", fitting), given)
    return f"{fitting[found].type}:{found}" if found else None


def _contract(
    asking: Asking, type_: str | None, covers: str | None, ends: str | None
) -> tuple[str | None, date | None]:
    if type_ != "vendor":
        return None, None
    what = asking.open("--covers", "What does the contract cover", str, covers)
    text = "What is the last day of the contract, like 2027-03-31"
    return what, asking.optional("--ends", text, answers.day, ends, "not known")
