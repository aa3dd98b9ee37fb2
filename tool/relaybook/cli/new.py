"""`relaybook new`."""

import click

from relaybook.cli import (
    new_contact,
    new_decision,
    new_exercise,
    new_handover,
    new_runbook,
    new_system,
)
from relaybook.cli.command import Command
from relaybook.model.nearest import nearest

EXAMPLES = (
    ("relaybook new system 'Payments gateway'", "Be asked for what is needed, then write it."),
    ("relaybook new runbook 'Ledger down' --todo", "Write it with a TODO where text is missing."),
    ("relaybook new decision --help", "See what can be said in one line, such as in a script."),
)


_SUMMARIES = {
    "system": "What runs, who answers for it, what it needs.",
    "contact": "A team, a person, a role or a vendor.",
    "runbook": "What to do, how to see that it worked.",
    "decision": "What was decided, and why.",
    "handover": "What is taken over from a vendor.",
    "exercise": "That somebody tried a runbook.",
}


class KindGroup(Command, click.Group):
    """The kinds of record, one command each."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` starts with; see click."""
        kinds = self.list_commands(ctx)
        if args[0] in kinds or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        near = nearest(args[0].lower(), kinds)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(kinds)}"
        return ctx.fail(f"there is no kind {args[0]!r}; {hint}")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the kinds in the order in which people need them; see click."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the kinds; see click."""
        with formatter.section("Kinds"):
            formatter.write_dl([(kind, _SUMMARIES[kind]) for kind in self.list_commands(ctx)])


command = KindGroup(
    name="new",
    help="""Write a new record from a template, with at most five keys.

    What the record cannot do without is asked for on a terminal, or given by options. The path of
    the new file goes to stdout; an existing file is never overwritten.
    """,
    examples=EXAMPLES,
    commands=[
        new_system.command,
        new_contact.command,
        new_runbook.command,
        new_decision.command,
        new_handover.command,
        new_exercise.command,
    ],
    subcommand_metavar="KIND NAME [OPTIONS]",
)
