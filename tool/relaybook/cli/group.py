"""The command `relaybook`: finds the command that was named, and answers for what goes wrong."""

import difflib
import importlib
import shlex
import sys
from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from relaybook import __version__
from relaybook.cli.command import Settings, everywhere
from relaybook.cli.command_list import GROUPS, entries
from relaybook.cli.exit_codes import CLEAN, COULD_NOT_RUN, INTERRUPTED
from relaybook.errors import RelaybookError
from relaybook.load.memory import collection_paused
from relaybook.report.printable import printable


class LazyGroup(click.Group):
    """Imports the module of a command when it runs, never before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of all commands; see click."""
        return [entry.name for entry in entries()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """Import and return one command; see click."""
        entry = next((one for one in entries() if one.name == cmd_name), None)
        if entry is None:
            return None
        with collection_paused():  # modules stay: nothing in them is garbage
            found: click.Command = importlib.import_module(entry.module).command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` starts with; see click."""
        name = args[0]
        if ctx.resilient_parsing or name.startswith("-") or name in self.list_commands(ctx):
            return super().resolve_command(ctx, args)
        near = difflib.get_close_matches(name, self.list_commands(ctx), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "see 'relaybook --help'"
        return ctx.fail(f"there is no command {name!r}; {hint}")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, without importing any; see click."""
        return [
            *(
                CompletionItem(entry.name, help=entry.summary)
                for entry in entries()
                if entry.name.startswith(incomplete)
            ),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the commands in their groups, without importing any; see click."""
        width = max(len(entry.name) for entry in entries())
        for title, group in GROUPS:
            if group:
                with formatter.section(title):
                    rows = [(entry.name.ljust(width), entry.summary) for entry in group]
                    formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, *_: Any, **rest: Any) -> Any:
        """Run one command and exit: no traceback reaches a user who did not ask for one."""
        given = list(sys.argv[1:] if args is None else args)
        settings = Settings()
        rest = {**rest, "prog_name": "relaybook", "standalone_mode": False, "obj": settings}
        try:
            code = super().main(given, **rest)
        except click.exceptions.Abort:
            code = INTERRUPTED
        except click.ClickException as error:
            error.show()
            code = COULD_NOT_RUN
        except RelaybookError as error:
            _complain(f"Error: {error}")
            code = COULD_NOT_RUN
        except Exception as error:
            if settings.debug:
                raise
            _complain(_fault(error, given))
            code = COULD_NOT_RUN
        sys.exit(code or CLEAN)


def _fault(error: Exception, given: Sequence[str]) -> str:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    again = shlex.join(["relaybook", "--debug", *given])
    return f"Error: a fault of relaybook itself ({said}); run `{again}` and report what it prints"


def _complain(text: str) -> None:
    for line in text.splitlines():
        click.echo(printable(line), err=True)


@click.group(
    cls=LazyGroup,
    params=everywhere(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def relaybook() -> None:
    """Keep what a team needs to run a system as plain files in git, and prove it complete.

    Exit codes: 0 clean, 1 findings, 2 could not run.
    """
