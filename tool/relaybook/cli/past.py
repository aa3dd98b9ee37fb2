"""What git says of a knowledge base, for the commands that need it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from relaybook.cli.output import note

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaybook.check.options import CheckOptions
    from relaybook.cli.opening import Opened
    from relaybook.model.history import History

_SHALLOW = (
    "this clone is shallow, so what happened before it cannot be told; "
    "fetch the rest with `git fetch --unshallow`"
)


def cache_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--no-cache`."""
    return click.option(
        "--no-cache",
        is_flag=True,
        help="Read the whole git history again; the result is the same.",
    )(function)


def history_for_check(
    opened: Opened, options: CheckOptions | None = None, *, no_cache: bool = False
) -> History | None:
    """Return the history where a rule asks for it; None where none does or there is no git."""
    if not _is_in_git(opened):
        return None
    from relaybook.check.history_needed import needs_history  # noqa: PLC0415 - see `load`

    is_needed = needs_history(opened.base, options)
    profiles = options.profiles if options else ()
    past = read_past(opened, profiles, no_cache=no_cache) if is_needed else None
    return _with_branches(opened, options, past)


def _with_branches(
    opened: Opened, options: CheckOptions | None, past: History | None
) -> History | None:
    """Add what other branches say of the decisions, where a rule asks for it."""
    from relaybook.check.history_needed import (  # noqa: PLC0415 - see `load`
        decision_questions_of,
        needs_branches,
    )

    if not needs_branches(opened.base, options):
        return past
    from relaybook.git.decision_past import read_decision_past  # noqa: PLC0415 - slow to import
    from relaybook.model.history import History  # noqa: PLC0415 - see `load`

    decisions = read_decision_past(opened.location.root, decision_questions_of(opened.base))
    if decisions is not None and decisions.is_shallow and past is None:
        note(_SHALLOW)
    return replace(past or History(), decisions=decisions)


def read_past(
    opened: Opened, profiles: tuple[str, ...] = (), *, no_cache: bool = False
) -> History | None:
    """Return the history, and say on stderr where it is cut off; None where there is no git.

    profiles: active in this run beside those configured.
    """
    if not _is_in_git(opened):
        return None
    from relaybook.check.history_needed import questions_of  # noqa: PLC0415 - see `load`
    from relaybook.git.history import read_history  # noqa: PLC0415 - slow to import

    asked = questions_of(opened.base, profiles)
    history = read_history(opened.location.root, asked, use_cache=not no_cache)
    if history is not None and history.is_shallow:
        note(_SHALLOW)
    return history


def _is_in_git(opened: Opened) -> bool:
    """Look for a repository before GitPython, which is slow to import, is asked."""
    root = opened.location.root
    return any((folder / ".git").exists() for folder in (root, *root.parents))
