"""`relaybook decision supersede`."""

import click

from relaybook.cli import clock
from relaybook.cli.command import documented
from relaybook.cli.decision_changes import decision_meant, deliver_changes
from relaybook.cli.opening import base_option, open_base
from relaybook.cli.output import note

EXAMPLES = (
    ("relaybook decision supersede 0004 --by 0005", "Say at both ends that 0005 holds now."),
    ("relaybook decision supersede 4 --by 5 --log payments --dry-run", "See what would change."),
)


@documented("supersede", examples=EXAMPLES)
@click.argument("old")
@click.option("--by", "new", metavar="NEW", required=True, help="What takes its place.")
@click.option(
    "--log", metavar="FOLDER", help="The log that both are in, where several count alike."
)
@click.option("--also", is_flag=True, help="Add it beside what took the place of OLD already.")
@click.option("--dry-run", is_flag=True, help="Show the changes as a diff, write nothing.")
@base_option
def command(
    *, old: str, new: str, log: str | None, also: bool, dry_run: bool, base_path: str
) -> None:
    """Say in both files that one decision has taken the place of another.

    OLD and NEW are numbers, names or paths. The status of OLD and the relations of both change, in
    the form in which they are written, and nothing else does, not even the date. A status that
    tells how it went on gets one more line, with the day where the others have it. A decision that
    is only proposed takes no place yet, and what is superseded already is mostly not what is meant.
    """
    opened = open_base([base_path])
    from relaybook.fix.supersession import plan_supersession  # noqa: PLC0415 - only here

    older = decision_meant(opened.base, old, log)
    newer = decision_meant(opened.base, new, log)
    files = plan_supersession(opened.base, older, newer, clock.today(), also=also)
    if not files:
        note(f"{older.path} and {newer.path} say so already")
    deliver_changes(opened, files, dry_run=dry_run)
