"""`relaybook map`."""

import importlib
from collections import Counter
from pathlib import Path

import click

from relaybook.check.engine import CheckOptions, check
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.opening import as_of_option, base_option, open_base, say_fixed
from relaybook.cli.output import deliver, wants_traceback
from relaybook.cli.system_names import system_name
from relaybook.errors import UsageError
from relaybook.findings import Report
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.view import map_view

EXAMPLES = (
    ("relaybook map", "What every system needs, and what needs it, as text."),
    ("relaybook map --focus fraud-scoring --depth 2", "Two steps around one system."),
    ("relaybook map --format svg --output map.svg", "A picture for a page or a wall."),
    ("relaybook map --format mermaid --focus dns", "A diagram that forges draw in Markdown."),
)
_FORMATS = ["text", "mermaid", "dot", "json", "svg"]


@documented("map", examples=EXAMPLES)
@click.option(
    "--focus",
    metavar="SYSTEM",
    shell_complete=complete_systems,
    help="Draw only what lies around this system.",
)
@click.option(
    "--depth",
    type=click.IntRange(1),
    help="How many steps around --focus; default: 1.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to draw it.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@as_of_option
@base_option
def command(
    *,
    focus: str | None,
    depth: int | None,
    format_: str,
    output: Path | None,
    as_of: str | None,
    base_path: str,
) -> None:
    """Draw what needs what, as text or as a picture.

    Open findings are counted on each system, as of the day that `check` would use.
    """
    if depth and not focus:
        raise UsageError("--depth needs --focus: say around which system")
    opened = open_base([base_path], as_of)
    name = system_name(opened.base, focus) if focus else None
    report = check(opened.base, opened.as_of, CheckOptions(raise_errors=wants_traceback()))
    say_fixed(opened.as_of)
    graph = DependencyGraph.of(opened.base)
    view = map_view(graph, opened.base, name, depth or 1, findings=_by_system(report))
    # Only the format that was asked for is imported.
    draw = importlib.import_module(f"relaybook.graph.draw.{format_}")
    deliver(draw.render(view), output)


def _by_system(report: Report) -> Counter[str]:
    kinds = (finding.record.partition(":") for finding in report.findings)
    return Counter(name for kind, _, name in kinds if kind == "system")
