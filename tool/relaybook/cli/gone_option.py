"""`--assume-gone`: look at everything as if somebody had left."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from relaybook.cli.opening import Opened
from relaybook.cli.output import note
from relaybook.graph.draw.words import plural
from relaybook.model.assumed_gone import assumed_gone
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
        help="As if this one had left, with all who belong to it: vendor:x, person:y or team:z. "
        "May be given several times.",
    )(function)


def situation_of(opened: Opened, gone: Sequence[str]) -> Situation:
    """Return what was opened, with those gone; raises UsageError where one is unknown."""
    say_unread(opened)
    return Situation(opened.base, opened.as_of, assumed_gone(opened.base, gone))


def say_unread(opened: Opened) -> None:
    """Say on stderr what could not be read, since it may be what matters."""
    problems = opened.base.problems
    paths = sorted({one.problem.place.path for one in problems if one.rule in _UNREAD})
    if paths:
        more = f" and {len(paths) - _MOST_NAMED:,} more" if len(paths) > _MOST_NAMED else ""
        note(
            f"{plural(len(paths), 'file')} cannot be read in full, so that something may be "
            f"missing here: {', '.join(paths[:_MOST_NAMED])}{more}; relaybook check says why"
        )
