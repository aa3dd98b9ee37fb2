"""Opens the knowledge base that a command is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from relaybook.cli import clock
from relaybook.cli.completion import complete_folders
from relaybook.cli.locate import Location, locate
from relaybook.cli.output import note
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaybook.findings import AsOf
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.source import Tree

_SAID = "relaybook: keys without effect are said"


@dataclass(frozen=True, slots=True)
class Opened:
    """A loaded knowledge base, where it lies, and the day it is looked at."""

    base: KnowledgeBase
    location: Location
    as_of: AsOf


def open_base(
    paths: Sequence[str],
    as_of: str | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Opened:
    """Load what holds `paths`; raises RelaybookError where that cannot be done.

    meanwhile: see `load`.
    """
    return open_at(locate(paths), as_of, meanwhile)


def open_at(
    location: Location,
    as_of: str | None = None,
    meanwhile: Callable[[], object] | None = None,
    tree: Tree | None = None,
) -> Opened:
    """Load the knowledge base at `location`, from its files unless a tree is given."""
    if not location.configured:
        _say_unconfigured(location)
    base = load(tree or WorkingTree(location.root), meanwhile=meanwhile)
    from relaybook.model.as_of import resolve_as_of  # noqa: PLC0415 - see `load`

    if location.configured:
        _check_configuration(base)
    return Opened(base, location, resolve_as_of(as_of, base, clock.today()))


def say_fixed(as_of: AsOf) -> None:
    """Say on stderr that the day is not today, for results that have no room for it."""
    if as_of.fixed:
        note(f"as of {as_of.day}, fixed by {as_of.fixed}")


def _check_configuration(base: KnowledgeBase) -> None:
    """Refuse names that mean nothing, and say once which keys change nothing yet."""
    from relaybook.rules.configured import refuse_unknown_names  # noqa: PLC0415 - see `load`

    refuse_unknown_names(base)
    idle = base.configuration.without_effect()
    said = click.get_current_context().meta
    if idle and _SAID not in said:
        said[_SAID] = True
        note(f"relaybook.yml: this version does not use {_listed(idle)} yet")


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _say_unconfigured(location: Location) -> None:
    note(f"no relaybook.yml found: {location.root} is taken as it is, at level basic")
    if location.misspelt:
        note(f"{location.misspelt} is not read: rename it to relaybook.yml")


def base_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--base`: where the knowledge base is, for commands whose argument is something else."""
    return click.option(
        "--base",
        "base_path",
        metavar="FOLDER",
        default=".",
        shell_complete=complete_folders,
        help="A folder of the knowledge base; default: the current folder.",
    )(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of`."""
    return click.option(
        "--as-of",
        metavar="DAY",
        help="Judge as of this day: 2026-12-31, +24m, today, exit (the day after the contract of "
        "the handover ends) or exit:HANDOVER. Default: as_of of relaybook.yml, else today.",
    )(function)
