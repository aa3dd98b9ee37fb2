"""Files that a command rewrites: each edit replaces bytes, and the rest stays as it is."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from relaybook.errors import UsageError
from relaybook.fix.correction import Correction, Edit, corrected
from relaybook.fix.files import replace_content


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file before and after. new_path: what it is called afterwards, empty for the same."""

    path: str
    before: bytes
    after: bytes
    new_path: str = ""

    @property
    def path_after(self) -> str:
        """The path it has afterwards."""
        return self.new_path or self.path


def rewritten(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes with `edits` made; raises ValueError where two overlap."""
    return corrected(data, [Correction("", 0, 0, tuple(edits))])


def write_all(root: Path, files: Sequence[Rewritten]) -> None:
    """Write files below `root` and give them their new names: all of them, or none.

    Raises UsageError where one cannot be written, was changed meanwhile or would replace another.
    """
    for one in files:
        if one.new_path and (root / one.new_path).exists():
            raise UsageError(f"{one.new_path} is there already; nothing was written")
    done: list[Rewritten] = []
    try:
        for one in files:
            replace_content(root, one.path, one.before, one.after)
            done.append(replace(one, new_path=""))
            if one.new_path:
                _rename(root, one)
                done[-1] = one
    except BaseException:
        for one in reversed(done):
            _restore(root, one)
        raise


def _rename(root: Path, one: Rewritten) -> None:
    try:
        (root / one.path).rename(root / one.new_path)
    except OSError as error:
        raise UsageError(f"{one.path} cannot be renamed: {error.strerror or error}") from None


def _restore(root: Path, one: Rewritten) -> None:
    with suppress(UsageError, OSError):
        if one.new_path:
            (root / one.new_path).rename(root / one.path)
        replace_content(root, one.path, one.after, one.before)
