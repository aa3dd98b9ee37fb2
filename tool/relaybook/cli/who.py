"""`relaybook who`."""

import click

from relaybook.cli import clock
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_called
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import as_of_option, base_option, open_to_ask
from relaybook.cli.output import emit, wants_color, width
from relaybook.model.assumed_gone import ids_of
from relaybook.model.call_list import call_lists
from relaybook.report import who_json, who_text

EXAMPLES = (
    ("relaybook who fraud-scoring", "Who to call about a system."),
    ("relaybook who FraudScoreLatencyHigh", "Who to call about an alert."),
    ("relaybook who role:duty-manager", "Who holds a role today, and how to reach them."),
    ("relaybook who fraud-scoring --as-of exit", "Who is left once the vendor is gone."),
    ("relaybook who dns --assume-gone person:a-lee", "Who is left if somebody resigns."),
)


@documented("who", examples=EXAMPLES)
@click.argument("thing", shell_complete=complete_called)
@as_of_option
@gone_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@base_option
def command(
    *, thing: str, as_of: str | None, gone: tuple[str, ...], format_: str, base_path: str
) -> None:
    """Say who to call about something, in order, and how.

    THING is the id or the name of a contact, a system, a runbook or an alert. Where an id is taken
    twice, write its kind in front: system:identity, team:identity.
    """
    opened = open_to_ask([base_path], as_of)
    situation = situation_of(opened, gone)
    found = call_lists(opened.base, thing, opened.as_of.day, ids_of(situation.gone))
    if format_ == "json":
        emit(who_json.render(found, opened.as_of, situation.gone))
        return
    is_today = not opened.as_of.fixed
    emit(
        who_text.render(
            found,
            situation,
            moment=clock.now() if is_today else None,
            color=wants_color(),
            width=width(),
        )
    )
