"""`relaybook calendar`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from relaybook.check.options import CheckOptions
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_contacts
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import Opened, base_option, open_base, say_fixed
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.cli.past import cache_option, history_for_check
from relaybook.errors import UsageError
from relaybook.model.as_of import later_day
from relaybook.model.assumed_gone import ids_of
from relaybook.model.contact_hint import did_you_mean
from relaybook.model.references import split_reference
from relaybook.report import calendar_ics, calendar_json, calendar_text
from relaybook.review.calendar import calendar, only_for
from relaybook.review.calendar_people import Crowd

if TYPE_CHECKING:
    from relaybook.model.contact import Contact
    from relaybook.model.directory import Directory
    from relaybook.model.knowledge_base import KnowledgeBase

EXAMPLES = (
    ("relaybook calendar", "What becomes a finding over the next two years, and why."),
    ("relaybook calendar --horizon 90d --all", "The next three months, with what to write."),
    ("relaybook calendar --for team:payments", "Only what one team must act on."),
    ("relaybook calendar --format ics", "The same as events for a calendar program."),
    ("relaybook calendar --assume-gone vendor:acme", "What follows if a vendor left at once."),
)


@documented("calendar", examples=EXAMPLES)
@click.option(
    "--horizon",
    metavar="TIME",
    default="24m",
    show_default=True,
    help="How far to look: 90d, 26w, 24m, 2y, or the last day, like 2028-12-31.",
)
@click.option(
    "--from",
    "--as-of",
    "from_",
    metavar="DAY",
    help="Begin on this day: 2026-12-31, +24m, today, exit (the day after the contract of the "
    "handover ends) or exit:HANDOVER. Default: as_of of relaybook.yml, else today.",
)
@click.option(
    "--for",
    "for_",
    metavar="CONTACT",
    shell_complete=complete_contacts,
    help="Only what this one must act on, also through a team or a role.",
)
@gone_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="How to write it; ics is for calendars, with what begins.",
)
@click.option("--all", "every_word", is_flag=True, help="Say what is wrong, and what to write.")
@cache_option
@base_option
def command(
    *,
    horizon: str,
    from_: str | None,
    for_: str | None,
    gone: tuple[str, ...],
    format_: str,
    every_word: bool,
    no_cache: bool,
    base_path: str,
) -> None:
    """Say on which day each finding begins or ends, and why.

    It says what `relaybook check --as-of` would say of every day to come: a contract ends, somebody
    leaves, a certificate, a waiver, a review or an exercise runs out. Rules about the git history
    judge it as it is today.
    """
    opened = _opened(base_path, from_)
    situation = situation_of(opened, gone)
    options = CheckOptions(
        judges_baseline=False, gone=ids_of(situation.gone), raise_errors=wants_traceback()
    )
    until = later_day(opened.as_of.day, horizon)
    whom = None if for_ is None else _contact(for_, opened.base, situation.people)
    history = history_for_check(opened, options, no_cache=no_cache)
    found = calendar(opened.base, opened.as_of, until, options, history=history)
    if whom is not None:
        found = only_for(found, whom, Crowd(opened.base, options.gone))
    if format_ == "ics":
        say_fixed(opened.as_of)
        emit(calendar_ics.render(found))
    elif format_ == "json":
        emit(calendar_json.render(found))
    else:
        emit(calendar_text.render(found, every_word=every_word, color=wants_color(), width=width()))


def _contact(written: str, base: KnowledgeBase, people: Directory) -> Contact:
    contact = people.find(written.strip())
    if contact is None:
        hint = did_you_mean(base, split_reference(written.strip())[1])
        raise UsageError(f"there is no contact {written!r}{hint}")
    return contact


def _opened(base_path: str, written: str | None) -> Opened:
    """Open the knowledge base as of the first day; what fixes it is called as it was written."""
    opened = open_base([base_path], written)
    fixed = opened.as_of.fixed.replace("--as-of", "--from", 1)
    return replace(opened, as_of=replace(opened.as_of, fixed=fixed))
