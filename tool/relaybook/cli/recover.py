"""`relaybook recover`."""

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import as_of_option, base_option, open_to_ask
from relaybook.cli.output import emit, wants_color, width
from relaybook.cli.system_names import system_name
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.recovery_facts import recovery_facts
from relaybook.report import recover_json, recover_text

EXAMPLES = (
    ("relaybook recover", "In which order to bring everything back."),
    ("relaybook recover fraud-scoring", "Only what fraud scoring needs to come back."),
    ("relaybook recover --assume-gone vendor:acme", "Who is left to do it without a vendor."),
    ("relaybook recover --format json", "The same for another program."),
)


@documented("recover", examples=EXAMPLES)
@click.argument("systems", metavar="[SYSTEM]...", nargs=-1, shell_complete=complete_systems)
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
    *,
    systems: tuple[str, ...],
    as_of: str | None,
    gone: tuple[str, ...],
    format_: str,
    base_path: str,
) -> None:
    """Say in which order to bring systems back, and how long it takes.

    Nothing is taken to run at first. Each wave needs only what is in earlier ones, to be started or
    recovered. Times are the restore_time of each along what it waits for; what nobody knows is
    listed and never counted as known. What waits for itself is named as a deadlock.
    """
    opened = open_to_ask([base_path], as_of)
    situation = situation_of(opened, gone)
    names = sorted({system_name(opened.base, one) for one in systems})
    facts = recovery_facts(opened.base, DependencyGraph.of(opened.base), names)
    if format_ == "json":
        emit(recover_json.render(situation, facts))
    else:
        emit(recover_text.render(situation, facts, color=wants_color(), width=width()))
