"""`relaybook schema`."""

import json
from pathlib import Path

import click

from relaybook.cli.command import documented
from relaybook.cli.output import emit, note, write_file
from relaybook.errors import UsageError
from relaybook.model.json_schema import KINDS, json_schema
from relaybook.model.nearest import nearest

EXAMPLES = (
    ("relaybook schema system", "Print the schema of systems/*.yaml and of their aspect files."),
    ("relaybook schema --output .schemas", "Write one file for each kind."),
    (
        "# yaml-language-server: $schema=../.schemas/system.schema.json",
        "As the first line of a record, many editors then help to write it.",
    ),
)


@documented("schema", examples=EXAMPLES)
@click.argument("kind", required=False)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write <kind>.schema.json here: all kinds, or the one named.",
)
def command(*, kind: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a kind of record, for editors.

    KIND is system, contact, runbook, decision, exercise, handover, guide, or configuration for
    relaybook.yml. For Markdown records it describes the front matter.
    """
    if kind is not None and kind not in KINDS:
        near = nearest(kind, KINDS)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(KINDS)}"
        raise UsageError(f"there is no kind {kind!r}; {hint}")
    if output is None:
        if kind is None:
            raise UsageError(f"name a kind ({', '.join(KINDS)}), or write all with --output")
        emit(_text(kind))
        return
    for one in [kind] if kind else KINDS:
        path = output / f"{one}.schema.json"
        write_file(path, _text(one))
        note(f"wrote {path}")


def _text(kind: str) -> str:
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"
