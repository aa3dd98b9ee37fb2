"""`relaybook decision`."""

from __future__ import annotations

import click

from relaybook.cli import decision_list, decision_renumber, decision_supersede
from relaybook.cli.command import Command
from relaybook.model.nearest import nearest

EXAMPLES = (
    ("relaybook decision list --system fraud-scoring", "See what holds for a system."),
    ("relaybook decision supersede 0004 --by 0005", "Say at both ends that 0005 holds now."),
    ("relaybook decision renumber 0007", "Give a decision a number that is free everywhere."),
)
_SUMMARIES = {
    "list": "Say what is in force, or was.",
    "supersede": "Say at both ends that one takes the place of another.",
    "renumber": "Give one a free number, and mend what names it.",
}


class DecisionGroup(Command, click.Group):
    """What can be done with decisions that are there."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` starts with; see click."""
        names = self.list_commands(ctx)
        if args[0] in names or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        near = nearest(args[0].lower(), names)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(names)}"
        return ctx.fail(f"there is no command {args[0]!r}; {hint}")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the commands in the order in which people need them; see click."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands; see click."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _SUMMARIES[name]) for name in self.list_commands(ctx)])


command = DecisionGroup(
    name="decision",
    help="""List decisions, and change what names them.

    Both ends of a relation change together, and nothing else does. A new one is written by
    `relaybook new decision`.
    """,
    examples=EXAMPLES,
    commands=[decision_list.command, decision_supersede.command, decision_renumber.command],
    subcommand_metavar="COMMAND [ARGS]...",
)
