"""`check --rendered`: the finished pages of the site are checked too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from relaybook.cli import clock
from relaybook.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaybook.check.options import CheckOptions
    from relaybook.cli.opening import Opened
    from relaybook.rules.context import Rendered

_RULE = "rendering-differs"


def rendered_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--rendered`."""
    return click.option(
        "--rendered",
        "with_pages",
        is_flag=True,
        help="Build the site in a temporary folder, and report pages that do not show the steps "
        "and code blocks that were written.",
    )(function)


def rendered_pages_of(opened: Opened, options: CheckOptions, *, wanted: bool) -> Rendered | None:
    """Return what the pages of the site do not show as it is written; None where nobody asked.

    Raises UsageError where only this was asked for and pages are not rendered, BuildError where
    the site cannot be built.
    """
    if not wanted:
        if options.select == {_RULE}:
            raise UsageError(f"{_RULE} is seen on finished pages: add --rendered")
        return None
    if not options.runs(_RULE):
        return None
    from relaybook.load.working_tree import WorkingTree  # noqa: PLC0415 - only here
    from relaybook.site.build import (  # noqa: PLC0415 - slow, seldom asked for
        plan_knowledge_base,
        rendered_by_engine,
    )

    root = opened.location.root
    # Whoever may read a page, it is to be right.
    plan = plan_knowledge_base(opened.base, opened.as_of, root, "restricted")
    return rendered_by_engine(plan, WorkingTree(root), clock.today())
