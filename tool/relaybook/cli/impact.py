"""`relaybook impact`."""

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import as_of_option, base_option, open_to_ask
from relaybook.cli.output import emit, wants_color, width
from relaybook.cli.system_names import system_name
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.impact import impact
from relaybook.report import impact_json, impact_text

EXAMPLES = (
    ("relaybook impact core-banking", "What suffers when core banking is down."),
    ("relaybook impact dns vpn", "What suffers when both are down."),
    ("relaybook impact dns --as-of exit", "Who is left to call once the vendor is gone."),
    ("relaybook impact dns --format json", "The same for another program."),
)


@documented("impact", examples=EXAMPLES)
@click.argument(
    "systems", metavar="SYSTEM...", nargs=-1, required=True, shell_complete=complete_systems
)
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
    """Say what suffers when systems are down, and who to call.

    What goes down with SYSTEM comes first, then what works worse, what keeps going for a while,
    and what runs on but can then not be started, recovered or deployed; in each the nearest first.
    A bare dependency counts as hard and as failing at once.
    """
    opened = open_to_ask([base_path], as_of)
    situation = situation_of(opened, gone)
    names = sorted({system_name(opened.base, one) for one in systems})
    affected = impact(DependencyGraph.of(opened.base), names)
    if format_ == "json":
        emit(impact_json.render(situation, names, affected))
    else:
        emit(impact_text.render(situation, names, affected, color=wants_color(), width=width()))
