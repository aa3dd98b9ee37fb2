"""`--stdin-filename`: an editor asks about a file that it has not saved."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relaybook.cli.completion import complete_files
from relaybook.cli.locate import Location, locate
from relaybook.cli.opening import Opened, open_at, open_base
from relaybook.errors import UsageError
from relaybook.load.unsaved_tree import UnsavedTree
from relaybook.load.working_tree import WorkingTree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def unsaved_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--stdin-filename`."""
    return click.option(
        "--stdin-filename",
        metavar="FILE",
        shell_complete=complete_files,
        help="Read the content of FILE from stdin and report on it alone: for editors.",
    )(function)


def open_checked(
    paths: Sequence[str],
    stdin_filename: str | None,
    as_of: str | None,
    meanwhile: Callable[[], object],
) -> Opened:
    """Open what `check` is asked about: `paths` as they are on disk, or a file that is not saved.

    meanwhile: see `load`.
    """
    if stdin_filename is None:
        return open_base(paths, as_of, meanwhile)
    if paths:
        raise UsageError("--stdin-filename reports on one file: leave PATH out")
    location, tree = unsaved(stdin_filename)
    return open_at(location, as_of, meanwhile, tree)


def unsaved(name: str) -> tuple[Location, UnsavedTree]:
    """Read stdin as the content of the file `name`, which need not exist.

    Raises UsageError where it cannot lie in a knowledge base, or where there is no stdin.
    """
    # A record is checked where it lies, as `check` does with links inside the knowledge base.
    path = Path(os.path.realpath(name) if Path(name).is_symlink() else os.path.abspath(name))  # noqa: PTH100 - other links stay as written
    if path.is_dir() or name.endswith(("/", os.sep)):
        raise UsageError(f"--stdin-filename names a file, and {name} is a folder")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    around = locate([str(path.parent)])
    below = path.relative_to(around.root).as_posix()
    tree = UnsavedTree(WorkingTree(around.root), below, _stdin())
    return replace(around, below=(below,)), tree


def _stdin() -> bytes:
    if sys.stdin is None:
        raise UsageError("--stdin-filename needs the content of the file on stdin")
    return sys.stdin.buffer.read()
