"""`relaybook map`."""

import importlib
from collections import Counter
from pathlib import Path

import click

from relaybook.check.engine import CheckOptions, check
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_systems
from relaybook.cli.gone_option import gone_option, situation_of
from relaybook.cli.opening import as_of_option, base_option, open_to_ask, say_fixed
from relaybook.cli.output import deliver, note, wants_color, wants_traceback, width
from relaybook.cli.system_names import system_name
from relaybook.errors import UsageError
from relaybook.findings import Report
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.paths import ways
from relaybook.graph.view import map_view
from relaybook.report import ways_json, ways_text
from relaybook.report.situation import Situation
from relaybook.report.ways_text import Between
from relaybook.report.wording import gone_in_words

EXAMPLES = (
    ("relaybook map", "What every system needs, and what needs it, as text."),
    ("relaybook map --focus fraud-scoring --depth 2", "Two steps around one system."),
    ("relaybook map --from web --to dns", "Every way in which one comes to need the other."),
    ("relaybook map --format svg --output map.svg", "A picture for a page or a wall."),
    ("relaybook map --format mermaid --focus dns", "A diagram that forges draw in Markdown."),
)
_USUAL_WAYS, _MOST_WAYS = 10, 100
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
    "--from",
    "source",
    metavar="SYSTEM",
    shell_complete=complete_systems,
    help="Show the ways from this system to what --to names.",
)
@click.option(
    "--to",
    "target",
    metavar="SYSTEM",
    shell_complete=complete_systems,
    help="Where the ways from --from end.",
)
@click.option(
    "--most",
    type=click.IntRange(1, _MOST_WAYS),
    help=f"How many ways from --from to --to; default: {_USUAL_WAYS}.",
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
@gone_option
@base_option
def command(
    *,
    focus: str | None,
    depth: int | None,
    source: str | None,
    target: str | None,
    most: int | None,
    format_: str,
    output: Path | None,
    as_of: str | None,
    gone: tuple[str, ...],
    base_path: str,
) -> None:
    """Draw what needs what, as text or as a picture.

    Open findings are counted on each system, as of the day that `check` would use. With --from and
    --to, only the ways between two systems: those of hard needs first, then the shortest.
    """
    _refuse_what_does_not_fit(focus, depth, source, target, most)
    opened = open_to_ask([base_path], as_of)
    situation = situation_of(opened, gone)
    graph = DependencyGraph.of(opened.base)
    between = None
    if source and target:
        ends = (system_name(opened.base, source), system_name(opened.base, target))
        between = _between(graph, *ends, most or _USUAL_WAYS)
    if between and format_ in ("text", "json"):
        deliver(_written(situation, between, format_, to_file=output is not None), output)
        return
    name = system_name(opened.base, focus) if focus else None
    report = check(opened.base, opened.as_of, CheckOptions(raise_errors=wants_traceback()))
    say_fixed(opened.as_of)
    if gone:
        note(gone_in_words(situation.gone))
    view = map_view(
        graph,
        opened.base,
        name,
        depth or 1,
        findings=_by_system(report),
        people=situation.people if gone or as_of else None,
        ways=between.ways if between else None,
    )
    # Only the format that was asked for is imported.
    draw = importlib.import_module(f"relaybook.graph.draw.{format_}")
    deliver(draw.render(view), output)


def _refuse_what_does_not_fit(
    focus: str | None, depth: int | None, source: str | None, target: str | None, most: int | None
) -> None:
    if depth and not focus:
        raise UsageError("--depth needs --focus: say around which system")
    if bool(source) != bool(target):
        raise UsageError("--from and --to need each other: say where the ways begin and end")
    if focus and source:
        raise UsageError("--focus and --from do not go together: draw one or the other")
    if most and not source:
        raise UsageError("--most needs --from and --to: say between which systems")


def _between(graph: DependencyGraph, source: str, target: str, most: int) -> Between:
    found = ways(graph, source, target, most + 1)
    back = () if found else ways(graph, target, source, most)
    return Between(source, target, found[:most], len(found) > most, back)


def _written(situation: Situation, between: Between, format_: str, *, to_file: bool) -> str:
    if format_ == "json":
        return ways_json.render(situation, between)
    return ways_text.render(situation, between, color=wants_color() and not to_file, width=width())


def _by_system(report: Report) -> Counter[str]:
    kinds = (finding.record.partition(":") for finding in report.findings)
    return Counter(name for kind, _, name in kinds if kind == "system")
