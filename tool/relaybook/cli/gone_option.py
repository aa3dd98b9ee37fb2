"""`--assume-gone`: look at everything as if somebody had left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from relaybook.cli.completion import complete_contacts
from relaybook.cli.output import note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaybook.cli.opening import Opened
    from relaybook.report.situation import Situation

_UNREAD = ("unreadable-file", "invalid-front-matter")
_MOST_NAMED = 5


def gone_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--assume-gone`, which may be given several times."""
    return click.option(
        "--assume-gone",
        "gone",
        metavar="CONTACT",
        multiple=True,
        shell_complete=complete_contacts,
        help="As if this one had left, with all who belong to it: vendor:x, person:y or team:z. "
        "May be given several times.",
    )(function)


def situation_of(opened: Opened, gone: Sequence[str]) -> Situation:
    """Return what was opened, with those gone; raises UsageError where one is unknown."""
    from relaybook.model.assumed_gone import assumed_gone  # noqa: PLC0415 - see `load`
    from relaybook.report.situation import Situation  # noqa: PLC0415 - see `load`

    say_unread(opened)
    return Situation(opened.base, opened.as_of, assumed_gone(opened.base, gone))


def ids_gone(opened: Opened, gone: Sequence[str]) -> frozenset[str]:
    """Return the ids of those gone; raises UsageError where one is unknown."""
    from relaybook.model.assumed_gone import assumed_gone, ids_of  # noqa: PLC0415 - see `load`

    return ids_of(assumed_gone(opened.base, gone))


def say_unread(opened: Opened) -> None:
    """Say on stderr what could not be read, since it may be what matters."""
    from relaybook.graph.draw.words import plural  # noqa: PLC0415 - see `load`

    problems = opened.base.problems
    paths = sorted({one.problem.place.path for one in problems if one.rule in _UNREAD})
    if paths:
        more = f" and {len(paths) - _MOST_NAMED:,} more" if len(paths) > _MOST_NAMED else ""
        note(
            f"{plural(len(paths), 'file')} cannot be read in full, so that something may be "
            f"missing here: {', '.join(paths[:_MOST_NAMED])}{more}; relaybook check says why"
        )
