"""What the shell offers on TAB: names of rules and records, found without loading the records."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from relaybook.cli.locate import locate
from relaybook.errors import RelaybookError
from relaybook.load.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relaybook.load.discover import Found
    from relaybook.source import Tree

# A shell puts what is offered into the command line as it is: nothing there may mean more.
_HARMLESS = re.compile(r"\w[\w./-]*")
_EXPLAINED = ("system", "contact", "runbook", "decision", "exercise", "handover")
_CALLED = ("system", "contact", "runbook")


def complete_files(
    context: click.Context,  # noqa: ARG001 - as click calls it
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Leave it to the shell to offer files."""
    return [CompletionItem(incomplete, type="file")]


def complete_folders(
    context: click.Context,  # noqa: ARG001 - as click calls it
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Leave it to the shell to offer folders."""
    return [CompletionItem(incomplete, type="dir")]


def complete_rules(
    context: click.Context,  # noqa: ARG001 - as click calls it
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Offer rules, after a comma too."""
    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{item.value}", help=item.help)
        for item in _beginning(begun, _rules())
    ]


def complete_systems(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Offer systems."""
    return _beginning(incomplete, _records(context, ("system",)))


def complete_contacts(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Offer contacts."""
    return _beginning(incomplete, _records(context, ("contact",)))


def complete_called(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - as click calls it
    incomplete: str,
) -> list[CompletionItem]:
    """Offer what somebody may be called about, alerts included."""
    return _beginning(incomplete, [*_records(context, _CALLED), *_alerts(context)])


def complete_explained(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer rules and records; the shell adds files."""
    names = [*_rules(), *_records(context, _EXPLAINED)]
    return [*complete_files(context, parameter, incomplete), *_beginning(incomplete, names)]


def _beginning(begun: str, names: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    fitting = {name: what for name, what in names if name.startswith(begun)}
    return [CompletionItem(name, help=fitting[name]) for name in sorted(fitting)]


def _rules() -> list[tuple[str, str]]:
    from relaybook.rules.registry import RULES  # noqa: PLC0415 - slow, and rarely asked for

    return [(rule.id, "rule") for rule in RULES]


def _records(context: click.Context, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ids with their kind; an id that several records have takes its kind in front."""
    try:
        found = [one for one in _found(_tree(context)) if one.kind in kinds]
    except RelaybookError:  # nobody reads a message while typing
        return []
    count = Counter(one.id for one in found)
    names = [(one.id if count[one.id] == 1 else f"{one.kind}:{one.id}", one.kind) for one in found]
    return [(name, kind) for name, kind in names if _HARMLESS.fullmatch(name.replace(":", "", 1))]


def _alerts(context: click.Context) -> list[tuple[str, str]]:
    try:
        return [(name, "alert") for name in _names_of_alerts(_tree(context))]
    except RelaybookError:
        return []


def _names_of_alerts(tree: Tree) -> Iterator[str]:
    from relaybook.load.alert_rules import alert_rules  # noqa: PLC0415 - only `who` asks for them
    from relaybook.load.parse import parse_file  # noqa: PLC0415 - see above

    for one in _found(tree):
        if one.kind == "alert":
            content = parse_file(tree, one.path, one.form, one.kind).fields
            names = (alert.name for alert in alert_rules(one.path, content or []))
            yield from (name for name in names if _HARMLESS.fullmatch(name))


def _found(tree: Tree) -> tuple[Found, ...]:
    from relaybook.load.configuration import load_configuration  # noqa: PLC0415 - slow to import
    from relaybook.load.discover import discover  # noqa: PLC0415 - slow to import

    return discover(tree.paths(), load_configuration(tree))


def _tree(context: click.Context) -> Tree:
    return WorkingTree(locate([context.params.get("base_path") or "."]).root)
