"""Writes a file that is there: all of its new content or none."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from relaybook.errors import UsageError


def replace_content(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Write `after` to the file at `path` below `root`, which holds `before`; its mode is kept.

    A link inside the knowledge base stays one. Raises UsageError, with the file as it was, where it
    lies outside, was changed meanwhile or cannot be written.
    """
    target = Path(os.path.realpath(root / path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise UsageError(f"{path} leads out of the knowledge base {root}; nothing is written there")
    try:
        if target.read_bytes() != before:
            raise UsageError(f"{path} was changed while it was checked; run the command again")
        _swap(target, after)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None


def _swap(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(target.stat().st_mode & 0o7777)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
