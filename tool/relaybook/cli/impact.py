"""`relaybook impact`."""

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.opening import base_option, open_base
from relaybook.cli.output import emit, wants_color, width
from relaybook.cli.system_names import system_name
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.network import impact
from relaybook.report import impact_json, impact_text

EXAMPLES = (
    ("relaybook impact core-banking", "What suffers when core banking is down."),
    ("relaybook impact dns --format json", "The same for another program."),
)


@documented("impact", examples=EXAMPLES)
@click.argument("system", shell_complete=complete_systems)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@base_option
def command(*, system: str, format_: str, base_path: str) -> None:
    """Say what suffers when a system is down.

    What cannot do without SYSTEM comes first, then what can for a while, then what runs on but
    can then not be started, recovered or deployed.
    """
    base = open_base([base_path]).base
    name = system_name(base, system)
    graph = DependencyGraph.of(base)
    affected = impact(graph.network, name)
    if format_ == "json":
        emit(impact_json.render(base, graph, name, affected))
    else:
        emit(impact_text.render(base, graph, name, affected, color=wants_color(), width=width()))
