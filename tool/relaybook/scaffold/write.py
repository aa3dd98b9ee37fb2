"""The only place here that touches the disk: all files are written, or none."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from relaybook.errors import UsageError
from relaybook.scaffold.planned import NewFile


def write_new(root: Path, files: Sequence[NewFile]) -> None:
    """Write `files` below `root`, which is made where it is missing; overwrites nothing.

    Raises UsageError where a file cannot be written. Whatever stops it, Ctrl-C too, what it has
    written by then is removed again.
    """
    made: list[Path] = []
    try:
        for file in files:
            _write(root, file, made)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise UsageError(f"{error.filename or root} cannot be written: {reason}") from None
        raise


def add_line(path: Path, line: str, same: Iterable[str]) -> bool:
    """Add a line to a text file unless one of `same` stands there; say whether it was added."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if {one.strip() for one in text.splitlines()} & {line, *same}:
            return False
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{line}\n" if not text or text.endswith("\n") else f"\n{line}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be changed ({error}); add the line {line}") from None
    return True


def _write(root: Path, file: NewFile, made: list[Path]) -> None:
    path = root / file.path
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{file.path} would lie outside of the knowledge base {root}")
    for folder in reversed([path.parent, *path.parent.parents]):
        if not folder.exists():
            made.append(folder)
            folder.mkdir()
    with path.open("x", encoding="utf-8", newline="\n") as opened:
        made.append(path)
        opened.write(file.text)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):  # a folder in which somebody else has written meanwhile stays
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
