"""`relaybook calendar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relaybook.check.options import CheckOptions
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_called
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import base_option, open_base
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.cli.past import cache_option, history_for_check
from relaybook.errors import UsageError
from relaybook.model.as_of import later_day
from relaybook.model.assumed_gone import ids_of
from relaybook.report import calendar_ics, calendar_json, calendar_text
from relaybook.review.calendar import calendar, only_for
from relaybook.review.calendar_people import acting_for

if TYPE_CHECKING:
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
    "from_",
    metavar="DAY",
    help="Begin on this day: 2026-12-31, +24m, today, exit (the day after the contract of the "
    "handover ends) or exit:HANDOVER. Default: as_of of relaybook.yml, else today.",
)
@click.option(
    "--for",
    "for_",
    metavar="CONTACT",
    shell_complete=complete_called,
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
    opened = open_base([base_path], from_)
    situation = situation_of(opened, gone)
    options = CheckOptions(
        judges_baseline=False, gone=ids_of(situation.gone), raise_errors=wants_traceback()
    )
    until = later_day(opened.as_of.day, horizon)
    whose = _whose(for_, opened.base, situation.people)
    history = history_for_check(opened, options, no_cache=no_cache)
    found = only_for(calendar(opened.base, opened.as_of, until, options, history=history), whose)
    if format_ == "ics":
        emit(calendar_ics.render(found))
    elif format_ == "json":
        emit(calendar_json.render(found, whose))
    else:
        emit(
            calendar_text.render(
                found, only_for=whose, every_word=every_word, color=wants_color(), width=width()
            )
        )


def _whose(written: str | None, base: KnowledgeBase, people: Directory) -> tuple[str, ...]:
    """Return every reference that means a contact; raises UsageError where there is none."""
    if written is None:
        return ()
    contact = people.find(written.strip())
    if contact is None:
        known = ", ".join(sorted(base.contacts)[:5])
        raise UsageError(f"there is no contact {written!r}; known are {known or 'none'}")
    return tuple(sorted(acting_for(base, people, contact)))
