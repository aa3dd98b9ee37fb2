"""`relaybook serve`."""

from typing import get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.opening import as_of_option, base_option, open_base
from relaybook.cli.output import note
from relaybook.site.audience import Audience
from relaybook.site.preview import preview

EXAMPLES = (
    ("relaybook serve", "Preview the site; a saved record is shown at once."),
    ("relaybook serve --port 9000", "The same at another port."),
)


@documented("serve", examples=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--audience",
    type=click.Choice(get_args(Audience)),
    default="all",
    show_default=True,
    help="Leave out records that are for others.",
)
@as_of_option
@base_option
def command(*, host: str, port: int, audience: Audience, as_of: str | None, base_path: str) -> int:
    """Preview the site on this machine and show every saved change.

    Needs no mkdocs.yml and writes nothing. Stop it with Ctrl-C.
    """
    opened = open_base([base_path], as_of)
    note(f"serving {opened.location.root} at http://{host}:{port}/")
    return preview(
        opened.base, opened.location.root, f"{host}:{port}", as_of=as_of or "", audience=audience
    )
