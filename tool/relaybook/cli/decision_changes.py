"""What the commands that change decisions have in common: which is meant, the diff, the writing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from relaybook.cli.output import emit
from relaybook.errors import UsageError

if TYPE_CHECKING:
    from relaybook.cli.opening import Opened
    from relaybook.fix.rewriting import Rewritten
    from relaybook.model.decision import Decision
    from relaybook.model.knowledge_base import KnowledgeBase

_MOST_NAMED = 6


def decision_meant(base: KnowledgeBase, written: str, log: str | None = None) -> Decision:
    """Return the decision that a path, a number or a slug means; raises UsageError for no one."""
    from relaybook.model.decision import Decision  # noqa: PLC0415 - slow to import

    by_path = {one.path: one for one in base.documents if isinstance(one, Decision)}
    path = written.removeprefix("./")
    if path in by_path:
        found = [by_path[path]]
    else:
        found = list(base.decision_index.candidates(None, written))
    if log is not None:
        log = log.strip("/")
        found = [one for one in found if one.log == log or one.path.startswith(f"{log}/")]
    if len(found) == 1:
        return found[0]
    where = f" in the log {log}" if log is not None else ""
    if not found:
        raise UsageError(f"there is no decision {written!r}{where}; see `relaybook decision list`")
    names = ", ".join(one.path for one in found[:_MOST_NAMED])
    raise UsageError(f"{written!r} means several decisions{where}: write one of {names}")


def deliver_changes(opened: Opened, files: Sequence[Rewritten], *, dry_run: bool) -> None:
    """Print the changes as a diff, or write them and print the path of each file."""
    if dry_run:
        prefix = opened.location.prefix(opened.location.repository)
        text = "".join(line for one in files for line in _difference(one, prefix))
        if text:
            emit(text)
        return
    from relaybook.fix.rewriting import write_all  # noqa: PLC0415 - only here

    write_all(opened.location.root, files)
    for one in files:
        emit(one.path_after)


def _difference(file: Rewritten, prefix: str) -> Iterable[str]:
    """Yield the lines of a diff that `git apply` takes."""
    old, new = f"{prefix}{file.path}", f"{prefix}{file.path_after}"
    if file.new_path:
        yield f"diff --git a/{old} b/{new}\nrename from {old}\nrename to {new}\n"
    sides = (_lines(file.before), _lines(file.after))
    for line in difflib.unified_diff(*sides, f"a/{old}", f"b/{new}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    lines = [f"{line}\n" for line in data.decode("utf-8", "replace").split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
