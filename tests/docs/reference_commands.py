"""`docs/reference/commands.md`, from what click knows."""

import inspect
from collections.abc import Iterator, Sequence

import click
from tests.docs.markdown import code, page, table

from relaybook.cli.command import Example
from relaybook.cli.command_list import GROUPS, Entry, entries
from relaybook.cli.group import relaybook

_EVERYWHERE = ("--color", "--debug")
_INTRODUCTION = """\
Exit codes are the same everywhere: 0 clean, 1 findings, 2 could not run. They do not depend on the
format of the output. The result goes to stdout, everything else to stderr.

`relaybook COMMAND --help` prints what stands here. Every command also takes:

- `--color auto|always|never`: colours; `auto` means on a terminal, unless `NO_COLOR` is set.
- `--debug`: show where a fault of relaybook itself happened.
- `-h`, `--help`: show the help and exit.

`relaybook --version` prints the version."""


def commands_page() -> str:
    sections = (part for title, group in GROUPS if group for part in _group(title, group))
    return page("# Commands", _INTRODUCTION, *sections)


def command_of(entry: Entry) -> click.Command:
    found = relaybook.get_command(click.Context(relaybook), entry.name)
    assert found is not None
    return found


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield every command and those below it, by the words that are typed."""
    for entry in entries():
        yield from _below(entry.name, command_of(entry))


def _below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word, one in command.commands.items():
            yield from _below(f"{name} {word}", one)


def _group(title: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    yield f"## {title}"
    for entry in entries:
        yield from _command(entry.name, command_of(entry))


def _command(name: str, command: click.Command, depth: int = 3) -> Iterator[str]:
    yield f"{'#' * depth} {name}"
    yield inspect.cleandoc(command.help or "")
    pieces = command.collect_usage_pieces(click.Context(command))
    yield f"```text\nrelaybook {name} {' '.join(pieces)}\n```"
    options = [one for one in command.params if isinstance(one, click.Option) and _is_own(one)]
    if options:
        yield table(("Option", "Meaning"), ((_names(one), _meaning(one)) for one in options))
    examples: Sequence[Example] = getattr(command, "examples", ())
    yield "\n".join(f"- {code(line)}: {_lower(said)}" for line, said in examples)
    if isinstance(command, click.Group):
        for below, one in command.commands.items():
            yield from _command(f"{name} {below}", one, depth + 1)


def _is_own(option: click.Option) -> bool:
    return not option.hidden and not set(option.opts) & {*_EVERYWHERE, "--help"}


def _names(option: click.Option) -> str:
    context = click.Context(click.Command(""))
    value = "" if option.is_flag else f" {option.make_metavar(context).strip('[]')}"
    return ", ".join(code(f"{name}{value}") for name in (*option.opts, *option.secondary_opts))


def _meaning(option: click.Option) -> str:
    record = option.help or ""
    shown = option.show_default and option.default is not None
    return f"{record} Default: {code(str(option.default))}." if shown else record


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
