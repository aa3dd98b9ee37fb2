"""Questions to whoever runs a command: answered by an option, on the terminal, or left open."""

import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import click

from relaybook.cli.output import note, width
from relaybook.errors import UsageError
from relaybook.model.placeholder import is_placeholder
from relaybook.report.printable import wrapped
from relaybook.scaffold.prose import listed

T = TypeVar("T")
Reader = Callable[[str], T]


def on_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


@dataclass
class Asking:
    """Collects answers. leave_open: ask nothing, and take what is not given as not known yet.

    Where nobody can be asked, `finish` says which options are missing.
    """

    terminal: bool
    leave_open: bool = False
    _missing: list[str] = field(default_factory=list)

    def required(
        self, option: str, text: str, read: Reader[T], given: str | None, default: str = ""
    ) -> T | None:
        """Return an answer; None where it is left open, or missing: see `finish`."""
        if given is not None:
            return _read_option(option, given, read)
        if self.terminal and not self.leave_open:
            return _prompt(text, read, default, enter="")
        if default:
            return read(default)
        if not self.leave_open:
            self._missing.append(option)
        return None

    def open(
        self, option: str, text: str, read: Reader[T], given: str | None, enter: str = "later"
    ) -> T | None:
        """Return an answer that somebody on the terminal may leave for later."""
        if given is None and self.terminal and not self.leave_open:
            return _prompt(text, read, "", enter=enter)
        return self.required(option, text, read, given)

    def optional(
        self, option: str, text: str, read: Reader[T], given: str | None, enter: str = "none"
    ) -> T | None:
        """Return an answer that nobody has to give."""
        if given is None and (self.leave_open or not self.terminal):
            return None
        return self.open(option, text, read, given, enter)

    def finish(self, how_else: str) -> None:
        """Raise UsageError where nobody answered what is needed."""
        if self._missing:
            options = listed(self._missing)
            how = how_else if len(self._missing) > 1 else how_else.replace("leave them", "leave it")
            raise UsageError(f"nobody can be asked here: give {options} (see --help), {how}")


def text(written: str) -> str:
    """Return what was typed, on one line; raises ValueError for what is no answer."""
    line = " ".join(written.split())
    if any(unicodedata.category(one) in ("Cc", "Cs", "Co") for one in line):
        raise ValueError("holds a control character, such as of an arrow key; write it again")
    if is_placeholder(line):
        raise ValueError(f"says nothing: {line!r}" if line else "is empty")
    return line


def _read_option(option: str, given: str, read: Reader[T]) -> T:
    try:
        return read(text(given))
    except ValueError as error:
        raise UsageError(f"{option} {error}") from None


def _prompt(question: str, read: Reader[T], default: str, enter: str) -> T | None:
    hint = f" [{default}]" if default else f" (Enter: {enter})" if enter else ""
    *above, last = wrapped(f"{question}{hint}:", width(), "  ", "  ")
    for line in above:
        note(line)
    while True:
        typed = _line(f"{last} ")
        if not typed and not default and enter:
            return None
        try:
            return read(text(typed or default))
        except ValueError as error:
            for line in wrapped(f"That {error}.", width(), "  ! ", "    "):
                note(line)
        last = "  Again:"


def _line(prompt: str) -> str:
    # Not `input(prompt)`: what it writes may end up in stdout, where only the result belongs.
    try:
        click.echo(prompt, nl=False, err=True)
        return input().strip()
    except (KeyboardInterrupt, EOFError):
        note("")
        note("stopped: nothing was written")
        raise click.Abort from None


def one_of(words: Iterable[str]) -> Reader[str]:
    """Return a reader that takes one of `words`, or the unambiguous beginning of one."""
    known = tuple(words)

    def read(written: str) -> str:
        wanted = written.lower().replace(" ", "_").replace("-", "_")
        found = [word for word in known if word == wanted] or [
            word for word in known if word.startswith(wanted)
        ]
        if len(found) != 1:
            raise ValueError(f"is none of {', '.join(known)}: {written!r}")
        return found[0]

    return read
