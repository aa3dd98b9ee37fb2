"""`check --since`: only what changed, and what depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from relaybook.cli.output import note
from relaybook.config import FILE_NAME
from relaybook.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relaybook.cli.opening import Opened


def since_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--since`."""
    return click.option(
        "--since",
        metavar="REF",
        help="Report only on what changed since the work left REF (a branch, tag or commit), "
        "committed or not, and on what depends on it.",
    )(function)


def affected_since(
    revision: str, opened: Opened, unsaved: Iterable[str] = ()
) -> frozenset[str] | None:
    """Return the files to report on; None for all of them, with a note that says why.

    unsaved: files that were not read from disk, which count as changed.
    """
    from relaybook.check.affected import affected_files  # noqa: PLC0415 - slow, seldom asked for
    from relaybook.git.changes import changed_since  # noqa: PLC0415 - imports GitPython

    try:
        changed = changed_since(opened.location.root, revision).union(unsaved)
    except RevisionError as error:
        note(f"warning: everything is reported: {error}")
        return None
    if FILE_NAME in changed:
        note(f"note: everything is reported: {FILE_NAME} changed since {revision}")
        return None
    return affected_files(opened.base, changed)
