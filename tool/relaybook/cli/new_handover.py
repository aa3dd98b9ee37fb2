"""`relaybook new handover`."""

from datetime import date, timedelta

import click

from relaybook.cli import answers
from relaybook.cli.asking import Asking, on_terminal
from relaybook.cli.command import documented
from relaybook.cli.creating import create, folder_of, id_for, options_of_all, refuse_unusable
from relaybook.cli.new_system import only, our_teams
from relaybook.cli.opening import Opened, open_base
from relaybook.errors import UsageError
from relaybook.model.contact import Contact, Contract, Vendor
from relaybook.review.leaver_people import first_day_without
from relaybook.scaffold.handover import HandoverDraft, Known, Side, new_handover
from relaybook.scaffold.handover_facts import exit_facts, systems_of_vendor

EXAMPLES = (
    ("relaybook new handover 'Ledger from Northwind'", "Be asked for what is needed."),
    (
        "relaybook new handover 'Ledger exit' --from northwind --to payments --system ledger",
        "Say it in one line.",
    ),
)


@documented("handover", examples=EXAMPLES)
@click.argument("name")
@click.option("--from", "from_", metavar="VENDOR", help="Who hands over.")
@click.option("--to", metavar="TEAM", help="The team of ours that takes over.")
@click.option("--system", "systems", metavar="SYSTEM,...", help="What is handed over.")
@click.option("--contract", metavar="REF", help="The contract that ends, where there are several.")
@options_of_all
def command(
    *,
    name: str,
    from_: str | None,
    to: str | None,
    systems: str | None,
    contract: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
) -> int:
    """Write a handover: what a team takes over from a vendor, and until when.

    What the records tell stands in it already: who leaves, who takes over and what they know, the
    needs across the boundary, accounts to move, decisions, what the vendor runs and nobody takes
    over, and in tables beside it each access that the vendor holds.
    """
    opened = open_base([base_path])
    new_id = id_for(name, id_)
    refuse_unusable(opened, "handover", new_id)
    asking = Asking(on_terminal() and not todo)
    vendor = _vendor(asking, opened, from_)
    teams = our_teams(opened)
    read_team = answers.known("team", teams)
    team = asking.required("--to", "Which team takes over", read_team, to, only(teams))
    about = _systems(asking, opened, vendor, systems)
    asking.finish("or run it on a terminal and be asked")
    draft, known = _drafted(opened, Side(new_id, name), (vendor or "", team or ""), about, contract)
    return create(opened, new_handover(folder_of(opened, "handover"), draft, known))


def _drafted(
    opened: Opened,
    handover: Side,
    sides: tuple[str, str],
    about: tuple[str, ...],
    contract: str | None,
) -> tuple[HandoverDraft, Known]:
    """Return what was answered, and what the records tell of it. sides: the vendor and the team."""
    base, (vendor, team) = opened.base, sides
    ends = _contract(opened, vendor, contract)
    draft = HandoverDraft(
        handover.id,
        handover.name,
        _side(opened, vendor),
        _side(opened, team),
        tuple(Side(one, base.systems[one].name) for one in about),
        ends.ref if ends else None,
        ends.end_on if ends else None,
    )
    vendor_, team_ = base.contacts[vendor], base.contacts[team]
    facts = exit_facts(base, vendor_, team_, about, _exit(opened, ends))
    return draft, Known(base, facts)


def _side(opened: Opened, id_: str) -> Side:
    return Side(id_, opened.base.contacts[id_].name)


def _vendor(asking: Asking, opened: Opened, given: str | None) -> str | None:
    vendors = {k: one for k, one in opened.base.contacts.items() if isinstance(one, Vendor)}
    if not vendors:
        raise UsageError("there is no vendor yet: relaybook new contact NAME --type vendor")
    default = next(iter(vendors)) if len(vendors) == 1 else ""
    read = answers.known("vendor", vendors)
    return asking.required("--from", "Which vendor hands over", read, given, default)


def _systems(
    asking: Asking, opened: Opened, vendor: str | None, given: str | None
) -> tuple[str, ...]:
    systems = opened.base.systems
    found = opened.base.contacts.get(vendor or "")
    theirs = systems_of_vendor(opened.base, found, _last(opened, found)) if found else ()
    default = ", ".join(theirs or (systems if len(systems) == 1 else ()))
    read = answers.several(answers.known("system", systems))
    return asking.required("--system", "Which systems are handed over", read, given, default) or ()


def _last(opened: Opened, vendor: Contact) -> date:
    return first_day_without(opened.base, vendor, opened.as_of.day)


def _exit(opened: Opened, contract: Contract | None) -> date:
    """Return the day after the contract, else the day on which the base is looked at."""
    end = contract.end_on if contract else None
    return opened.as_of.day if end in (None, date.max) else (end or date.max) + timedelta(days=1)


def _contract(opened: Opened, vendor: str, given: str | None) -> Contract | None:
    found = opened.base.contacts[vendor]
    contracts = (found.contracts or ()) if isinstance(found, Vendor) else ()
    fitting = [one for one in contracts if given in (None, one.ref)]
    if len(fitting) == 1:
        return fitting[0]
    if not contracts and given is None:
        return None
    refs = ", ".join(str(one.ref) for one in contracts) or "none"
    raise UsageError(f"{found.path} holds the contracts {refs}; choose one with --contract")
