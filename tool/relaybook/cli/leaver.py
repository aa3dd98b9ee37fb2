"""`relaybook leaver`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from relaybook.cli import clock
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_contacts
from relaybook.cli.gone_option import say_unread
from relaybook.cli.opening import Opened, base_option, open_to_ask
from relaybook.cli.output import emit, wants_color, width
from relaybook.cli.past import cache_option, read_past
from relaybook.findings import AsOf
from relaybook.model.as_of import resolve_as_of
from relaybook.model.assumed_gone import assumed_gone, ids_of
from relaybook.report import leaver_json, leaver_text
from relaybook.review.leaver import Past, leaver
from relaybook.review.leaver_people import first_day_without

if TYPE_CHECKING:
    from relaybook.model.contact import Contact

EXAMPLES = (
    ("relaybook leaver a-lee --on 2027-02-01", "What somebody else must do from February on."),
    ("relaybook leaver vendor:acme", "What ends the day after the last contract."),
    ("relaybook leaver team:desk --on +3m --format json", "The same for another program."),
)


@documented("leaver", examples=EXAMPLES)
@click.argument("contact", shell_complete=complete_contacts)
@click.option(
    "--on",
    "on_",
    metavar="DAY",
    help="The first day without them: 2026-12-31, +3m, exit (the day after the contract of the "
    "handover ends) or exit:HANDOVER. Default: the day after their last one in the records; "
    "without one, or where it is past, the as_of of relaybook.yml, else today.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@cache_option
@base_option
def command(*, contact: str, on_: str | None, format_: str, no_cache: bool, base_path: str) -> None:
    """Say what rests on somebody who leaves, and whom to name instead.

    CONTACT is a person, a team or a vendor, and leaves with all who belong to it. Each place is
    shown with its line and key, who else stands there, and what to write; first those that nobody
    else stands for. Who wrote what comes from git, by the handles and addresses of contacts, and
    .mailmap.
    """
    opened = open_to_ask([base_path])
    say_unread(opened)
    (id_,) = ids_of(assumed_gone(opened.base, [contact]))
    who = opened.base.contacts[id_]
    as_of = _day(opened, who, on_)
    found = leaver(opened.base, who, as_of.day, _past(opened, no_cache=no_cache))
    if format_ == "json":
        emit(leaver_json.render(found, as_of))
    else:
        emit(leaver_text.render(found, as_of, color=wants_color(), width=width()))


def _day(opened: Opened, who: Contact, written: str | None) -> AsOf:
    if written is None:
        day = first_day_without(opened.base, who, opened.as_of.day)
        # Whoever has left already: others may have, too, and are no help today.
        is_today = day <= opened.as_of.day
        return opened.as_of if is_today else AsOf(day, leaver_text.FROM_RECORDS)
    found = resolve_as_of(written, opened.base, clock.today())
    return replace(found, fixed=found.fixed.replace("--as-of", "--on", 1))


def _past(opened: Opened, *, no_cache: bool) -> Past | None:
    history = read_past(opened, no_cache=no_cache)
    if history is None:
        return None
    from relaybook.git.authors import read_authors  # noqa: PLC0415 - slow to import

    authors = read_authors(opened.location.root)
    return Past(history, authors) if authors is not None else None
