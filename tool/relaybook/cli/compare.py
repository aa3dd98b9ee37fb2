"""`relaybook compare`."""

from pathlib import Path
from typing import cast, get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_files
from relaybook.cli.exit_codes import CLEAN, COULD_NOT_RUN, FINDINGS
from relaybook.cli.foreign_files import NamedFiles, source_of
from relaybook.cli.opening import Opened, base_option, open_to_ask
from relaybook.cli.output import emit, note, wants_color, width
from relaybook.config_exchange import CompareSource, GraphFormat, ImportFormat
from relaybook.errors import UsageError
from relaybook.graph.compare import Choice, compare
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.observed_files import read_observed
from relaybook.graph.recognised import graph_format
from relaybook.load.foreign.files import chosen
from relaybook.report import compare_json, compare_text

EXAMPLES = (
    ("relaybook compare", "The graph that compare in relaybook.yml names."),
    ("relaybook compare --with traces.json", "What Jaeger saw against what we declare."),
    ("relaybook compare --with docker-compose.yml --graph compose", "Containers against records."),
    ("relaybook compare --with calls.csv --min-calls 10", "Leave out what was seen seldom."),
)


@documented("compare", examples=EXAMPLES)
@click.option(
    "--with",
    "files",
    metavar="FILE",
    multiple=True,
    shell_complete=complete_files,
    help="The other graph; may be given several times. Default: the one that relaybook.yml names.",
)
@click.option(
    "--graph",
    "graph",
    type=click.Choice(get_args(GraphFormat)),
    help="What kind of graph it is; default: as its content shows.",
)
@click.option("--source", metavar="NAME", help="Whose names in the aliases of systems count.")
@click.option("--min-calls", type=click.IntRange(1), help="Leave out what was called less often.")
@click.option("--window", metavar="TEXT", default="", help="Which time the other graph covers.")
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
    files: tuple[str, ...],
    graph: str | None,
    source: str | None,
    min_calls: int | None,
    window: str,
    format_: str,
    base_path: str,
) -> int:
    """Hold the needs we declare against a graph from elsewhere.

    Says what is only here, only there and in both. Exit code 1 where the other graph has a need
    that nobody declares. What relaybook.yml says of the file under compare holds unless an option
    says otherwise. Observed data can be wrong too, so nothing is written into records.
    """
    opened = open_to_ask([base_path])
    files = files or _listed(opened)
    base, named = opened.base, NamedFiles(files)
    known = _configured(opened, files)
    kind = graph or (known.format if known else graph_format(named, named.paths()))
    kind = cast("GraphFormat", kind)
    wanted = source_of(cast("ImportFormat", kind), named.named, base.configuration, named.paths())
    covered = window or (known.window if known else "")
    observed, problems = read_observed(named, kind, wanted, covered)
    choice = Choice(
        source or (known.source if known else ""),
        min_calls or (known.min_calls if known else 1),
        base.configuration.compare.ignore,
        base.configuration.compare.ignore_edges,
    )
    result = compare(base.systems, DependencyGraph.of(base).edges, observed, choice)
    if format_ == "json":
        emit(compare_json.render(result, problems))
    else:
        emit(compare_text.render(result, problems, color=wants_color(), width=width()))
    if problems and not observed.edges:
        note("nothing of the other graph could be read")
        return COULD_NOT_RUN
    return FINDINGS if result.only_there else CLEAN


def _listed(opened: Opened) -> tuple[str, ...]:
    """Return the files that the configuration names; raises UsageError but for one graph."""
    inputs = opened.base.configuration.compare.inputs
    if not inputs:
        raise UsageError("name the other graph: --with FILE, or under compare in relaybook.yml")
    graphs = [chosen(sorted(opened.base.files), one.file) for one in inputs]
    if len(graphs) > 1:
        names = ", ".join(", ".join(one) for one in graphs)
        raise UsageError(f"relaybook.yml names several graphs: choose with --with from {names}")
    if not graphs[0]:
        raise UsageError(f"{', '.join(inputs[0].file)} is not there: see compare in relaybook.yml")
    return tuple(str(opened.location.root / path) for path in graphs[0])


def _configured(opened: Opened, files: tuple[str, ...]) -> CompareSource | None:
    """Return what the configuration says of the first file."""
    wanted = Path(files[0]).resolve()
    for one in opened.base.configuration.compare.inputs:
        paths = chosen(sorted(opened.base.files), one.file)
        if any((opened.location.root / path).resolve() == wanted for path in paths):
            return one
    return None
