"""`relaybook export`."""

import difflib
from collections import defaultdict
from pathlib import Path
from typing import cast, get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_files
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.foreign_files import NamedFiles, source_of
from relaybook.cli.opening import Opened, base_option, open_base
from relaybook.cli.output import deliver, emit, note
from relaybook.config_exchange import ImportFormat
from relaybook.errors import UsageError
from relaybook.fix.files import replace_content
from relaybook.fix.foreign_changes import Change, changes_into
from relaybook.fix.foreign_edits import rewritten
from relaybook.graph.draw.words import plural
from relaybook.load.foreign.reader import read_foreign
from relaybook.report import catalogue_backstage, catalogue_csv, catalogue_json
from relaybook.report.printable import printable
from relaybook.source import Unreadable

_WRITTEN_NEW = ("backstage", "csv", "json")

EXAMPLES = (
    ("relaybook export backstage --output catalog-info.yaml", "All systems and teams anew."),
    ("relaybook export backstage --into catalog-info.yaml --dry-run", "Show what would change."),
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
@click.option("--edges", is_flag=True, help="With csv: what needs what instead of systems.")
@click.option("--dry-run", is_flag=True, help="With --into: print what would change.")
@base_option
def command(
    *,
    foreign: str,
    output: Path | None,
    into: tuple[str, ...],
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
    opened = open_base([base_path])
    if into:
        return _into(opened, foreign, into, dry_run=dry_run)
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


def _into(opened: Opened, foreign: str, into: tuple[str, ...], *, dry_run: bool) -> int:
    if foreign == "json":
        raise UsageError("json is always written anew: give --output")
    kind = cast("ImportFormat", foreign)
    files = NamedFiles(into)
    source = source_of(kind, files.named, opened.base.configuration, files.paths())
    changes, left = changes_into(read_foreign(files, kind, source), opened.base)
    for one in left:
        note(f"not written: {one.entity}: {one.field}: {one.why}")
    by_path: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_path[change.place.path].append(change)
    ready = [_change(files, path, found) for path, found in sorted(by_path.items())]
    for path, before, after in ready:
        if dry_run:
            emit(_diff(path, before, after))
        else:
            replace_content(files.root, path, before, after)
            note(f"changed {plural(len(by_path[path]), 'value')} in {path}")
    if not changes:
        note("nothing differs")
    return FINDINGS if left else CLEAN


def _change(files: NamedFiles, path: str, changes: list[Change]) -> tuple[str, bytes, bytes]:
    before = files.read(path)
    if isinstance(before, Unreadable):
        raise UsageError(f"{path} {before.reason}")
    after = rewritten(path, before, changes)
    if isinstance(after, str):
        raise UsageError(f"{path} is left as it is: {after}")
    return path, before, after


def _diff(path: str, before: bytes, after: bytes) -> str:
    old, new = (one.decode("utf-8", "replace").splitlines() for one in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return "\n".join(printable(line) for line in lines)
