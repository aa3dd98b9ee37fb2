"""`--assume-gone`: look at everything as if somebody had left."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from relaybook.cli.opening import Opened
from relaybook.model.assumed_gone import assumed_gone
from relaybook.report.situation import Situation


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
    return Situation(opened.base, opened.as_of, assumed_gone(opened.base, gone))
