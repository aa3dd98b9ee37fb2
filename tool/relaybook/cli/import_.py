"""`relaybook import`."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.completion import complete_files, complete_folders
from relaybook.cli.exit_codes import CLEAN, COULD_NOT_RUN
from relaybook.cli.foreign_files import NamedFiles, source_of
from relaybook.cli.opening import Opened, base_option, open_base
from relaybook.cli.output import emit, note, wants_color, width
from relaybook.config_exchange import ImportFormat
from relaybook.graph.draw.words import plural
from relaybook.load.foreign.entity import Entity, Imported
from relaybook.load.foreign.reader import nothing_in, read_foreign
from relaybook.load.sources import TreeSources
from relaybook.report import loss_json, loss_text
from relaybook.scaffold.adopted import adopted_record
from relaybook.scaffold.planned import NewFile, path_of
from relaybook.scaffold.write import write_new

EXAMPLES = (
    ("relaybook import backstage catalog-info.yaml --dry-run", "See what would become of it."),
    ("relaybook import compose docker-compose.yml docker-compose.prod.yml", "Services as systems."),
    ("relaybook import csv systems.csv --output kb", "Write the records below kb/."),
)


@documented("import", examples=EXAMPLES)
@click.argument("foreign", metavar="FORMAT", type=click.Choice(get_args(ImportFormat)))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_files)
@click.option(
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    shell_complete=complete_folders,
    help="Write the records below this folder; default: the knowledge base.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--all", "every", is_flag=True, help="Report each value, not three of a kind.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the report.",
)
@base_option
def command(
    *,
    foreign: str,
    files: tuple[str, ...],
    output: Path | None,
    dry_run: bool,
    every: bool,
    format_: str,
    base_path: str,
) -> int:
    """Adopt systems and contacts of a foreign catalogue as records.

    What is there already is never overwritten. A report says of each value whether it was mapped,
    kept, normalised or refused. To leave the catalogue where it is and only add to it, name it
    under imports in relaybook.yml instead.
    """
    opened = open_base([base_path])
    named = NamedFiles(files)
    kind = cast("ImportFormat", foreign)
    source = source_of(kind, named.named, opened.base.configuration, named.paths())
    imported = read_foreign(named, kind, source)
    root = output or opened.location.root
    new, there = _planned(opened, imported, root)
    if not dry_run:
        write_new(root, new)
    _report(imported, named, new, there, every=every, as_json=format_ == "json")
    _say(new, there, root, dry_run=dry_run)
    if not imported.entities:
        note(nothing_in(kind, named.paths(), imported.files))
        return COULD_NOT_RUN
    return CLEAN


def _planned(opened: Opened, imported: Imported, root: Path) -> tuple[list[NewFile], list[str]]:
    """Return the new files, and the records that are there already."""
    folders = opened.base.configuration.folders
    home = {
        "system": (folders.systems or ("systems",))[0].strip("/"),
        "contact": (folders.contacts or ("contacts",))[0].strip("/"),
    }
    new, there = [], []
    for entity in imported.entities:
        file = adopted_record(home[entity.kind], entity, imported.format)
        known = _known(opened, entity, root)
        taken = next((one for one in (*known, file.path) if (root / one).exists()), None)
        if taken:
            there.append(taken)
        else:
            new.append(file)
    return new, there


def _known(opened: Opened, entity: Entity, root: Path) -> Iterable[str]:
    if root.resolve() != opened.location.root.resolve():
        return ()
    records = opened.base.systems if entity.kind == "system" else opened.base.contacts
    found = records.get(entity.id)
    return (path_of(found.path),) if found else ()


def _report(
    imported: Imported,
    named: NamedFiles,
    new: list[NewFile],
    there: list[str],
    *,
    every: bool,
    as_json: bool,
) -> None:
    sources = TreeSources(named)
    if as_json:
        emit(loss_json.render(imported, sources, [file.path for file in new], there))
        return
    emit(loss_text.render(imported, sources, color=wants_color(), width=width(), every=every))


def _say(new: list[NewFile], there: list[str], root: Path, *, dry_run: bool) -> None:
    verb = "would write" if dry_run else "wrote"
    note(f"{verb} {plural(len(new), 'record')} below {root}")
    for path in there:
        note(f"left alone: {path}, which is there already")
