"""What all commands share: `--color`, `--debug` and examples in their help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click

Example = tuple[str, str]


@dataclass
class Settings:
    """What was asked for beside the command; set while the command line is parsed."""

    color: str = "auto"
    debug: bool = False


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None and parameter.name:
        setattr(context.ensure_object(Settings), parameter.name, value)


def everywhere() -> list[click.Parameter]:
    """Return the options that may stand before and after the name of a command."""
    return [
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            expose_value=False,
            callback=_set,
            help="Colours; auto means on a terminal, unless NO_COLOR is set.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            default=None,
            expose_value=False,
            callback=_set,
            help="Show where a fault of relaybook itself happened.",
        ),
    ]


class Command(click.Command):
    """A command whose help ends with examples: (what to type, what it does)."""

    def __init__(self, *args: Any, examples: Sequence[Example] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.params = [*self.params, *everywhere()]
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the examples; see click."""
        if not self.examples:
            return
        with formatter.section("Examples"):
            for line, meaning in self.examples:
                formatter.write_text(line)
                with formatter.indentation():
                    formatter.write_text(meaning)


def documented(
    name: str, *, examples: Sequence[Example]
) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function that returns an exit code, or None where all is clean."""
    return click.command(name, cls=Command, examples=examples)
