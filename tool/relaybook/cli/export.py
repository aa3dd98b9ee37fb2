"""`relaybook export`."""

from pathlib import Path
from typing import get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_files
from relaybook.cli.exit_codes import CLEAN
from relaybook.cli.export_into import export_into
from relaybook.cli.opening import Opened, base_option, open_to_ask
from relaybook.cli.output import deliver, note
from relaybook.config_exchange import ImportFormat
from relaybook.errors import UsageError
from relaybook.report import catalogue_backstage, catalogue_csv, catalogue_json

_WRITTEN_NEW = ("backstage", "csv", "json")

EXAMPLES = (
    ("relaybook export backstage --output catalog-info.yaml", "All systems and teams anew."),
    ("relaybook export backstage --into catalog-info.yaml --dry-run", "Show what would change."),
    ("relaybook export backstage --into catalog-info.yaml --add", "New systems at its end."),
    ("relaybook export csv --edges", "What needs what, as a table."),
)


@documented("export", examples=EXAMPLES)
@click.argument("foreign", metavar="FORMAT", type=click.Choice((*get_args(ImportFormat), "json")))
@click.option("--output", type=click.Path(path_type=Path), help="Write a new file.")
@click.option(
    "--into",
    "into",
    metavar="FILE",
    multiple=True,
    shell_complete=complete_files,
    help="Change only what differs in a file that is there, or below a folder.",
)
@click.option(
    "--add",
    is_flag=True,
    help="With --into one Backstage file: add the systems it lacks as documents at its end.",
)
@click.option("--edges", is_flag=True, help="With csv: what needs what instead of systems.")
@click.option("--dry-run", is_flag=True, help="With --into: print what would change.")
@base_option
def command(
    *,
    foreign: str,
    output: Path | None,
    into: tuple[str, ...],
    add: bool,
    edges: bool,
    dry_run: bool,
    base_path: str,
) -> int:
    """Write systems and contacts for another tool, or into its file.

    With --into only the values that differ are changed, byte by byte: comments, quotes, indentation
    and everything else stay. What cannot be written that way is said, and exit code 1 tells of it.
    """
    if output and into:
        raise UsageError("give one of --output and --into")
    if add and (foreign != "backstage" or len(into) != 1 or not Path(into[0]).is_file()):
        raise UsageError("--add takes one Backstage file that is there: --into FILE")
    opened = open_to_ask([base_path])
    if into:
        return export_into(opened, foreign, into, add=add, dry_run=dry_run)
    if foreign not in _WRITTEN_NEW:
        raise UsageError(f"{foreign} can only be written into a file that is there: give --into")
    deliver(_new(opened, foreign, edges=edges), output)
    return CLEAN


def _new(opened: Opened, foreign: str, *, edges: bool) -> str:
    if foreign == "csv":
        return catalogue_csv.render(opened.base, edges=edges)
    if foreign == "json":
        return catalogue_json.render(opened.base)
    text, lost = catalogue_backstage.render(opened.base)
    for one in lost:
        note(f"not in Backstage: {one}")
    return text
