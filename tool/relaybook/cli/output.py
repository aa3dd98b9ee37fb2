"""Where output goes: the result to stdout, talk to stderr, a closed pipe ends it quietly."""

import os
import shutil
import sys
from pathlib import Path

import click

from relaybook.cli.command import Settings
from relaybook.errors import UsageError
from relaybook.report.printable import printable

_NARROWEST, _WIDEST = 40, 100


def emit(text: str) -> None:
    """Write a result to stdout; where nobody reads on, the rest is dropped."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    try:
        stream.write(text if text.endswith("\n") else f"{text}\n")
        stream.flush()
    except BrokenPipeError:
        # Python flushes stdout once more when it ends; that must find an open file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(text: str) -> None:
    """Say something to whoever runs the command."""
    click.echo(printable(text), err=True)


def wants_color() -> bool:
    """Whether the result is coloured: as `--color` says, else on a terminal without NO_COLOR."""
    asked = click.get_current_context().ensure_object(Settings).color
    if asked != "auto":
        return asked == "always"
    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not dull and sys.stdout.isatty()


def wants_traceback() -> bool:
    """Whether `--debug` was given."""
    return click.get_current_context().ensure_object(Settings).debug


def width() -> int:
    """Return how many columns a result may take: 80 where there is no terminal."""
    return max(_NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def deliver_bytes(data: bytes, output: Path | None, hint: str) -> None:
    """Write what is no text to a file; raises UsageError with `hint` where none is named."""
    if output is None:
        raise UsageError(hint)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from None
    note(f"wrote {output}")


def deliver(text: str, output: Path | None) -> None:
    """Write a result to a file, else to stdout; raises UsageError where it cannot be written."""
    if output is None:
        emit(text)
        return
    write_file(output, text)
    note(f"wrote {output}")


def write_file(path: Path, text: str) -> None:
    """Write a file and the folders above it; raises UsageError where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
