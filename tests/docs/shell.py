"""Follows a page as a reader would: writes its files, runs its commands, reads what they print.

A fenced block with `title="path"` is a file, one marked `console` is a session: a line that begins
with `$ ` is a command, what follows is its output. A command may go on after a `\\` at the end of
its line. Seconds differ from run to run and pages from release to release: any number is right.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from relaybook.cli import clock
from relaybook.cli.group import relaybook

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OTHERS = ("git", "ls", "mkdir", "cat", "rm", "echo")
_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=indent)(?P=fence) *$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="(?P<path>[^"]+)"')
_CHANGING = re.compile(r"\b\d+(?:\.\d+ s|,?\d* pages)\b")
_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "A reader"),
        ("EMAIL", "reader@example.com"),
        ("DATE", NOW.isoformat()),
    )
}


@dataclass(frozen=True)
class Written:
    """A file that the page tells the reader to write."""

    path: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command with what the page says it prints. start, end: of that output in the page."""

    line: str
    output: str
    start: int
    end: int


def steps(page: str) -> Iterator[Written | Command]:
    """Yield what a reader does, in the order of the page."""
    for fence in _FENCE.finditer(page):
        if title := _TITLE.search(fence["info"]):
            yield Written(title["path"], fence["text"])
        elif fence["info"].split()[:1] == ["console"]:
            yield from _session(fence["text"], fence.start("text"))


def _session(text: str, offset: int) -> Iterator[Command]:
    lines = text.splitlines(keepends=True)
    at, number = offset, 0
    while number < len(lines):
        if not lines[number].startswith("$ "):
            raise ValueError(f"a session begins with a command, not with {lines[number]!r}")
        line = lines[number]
        at += len(lines[number])
        number += 1
        while line.endswith("\\\n"):
            line = line.removesuffix("\\\n") + lines[number].strip() + "\n"
            at += len(lines[number])
            number += 1
        start = at
        while number < len(lines) and not lines[number].startswith("$ "):
            at += len(lines[number])
            number += 1
        yield Command(line[2:].strip(), text[start - offset : at - offset], start, at)


def masked(output: str) -> str:
    """Return output without what differs from run to run."""
    return _CHANGING.sub("N", output)


class Shell:
    """A folder in which a reader works, shown as `/repository`: one day, 80 columns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._start = str(folder.resolve())
        self._runner = CliRunner()

    def write(self, file: Written) -> None:
        path = self.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")

    def run(self, line: str) -> str:
        """Run one command and return what it prints, stdout and stderr in their order."""
        name, *arguments = shlex.split(line)
        if name == "cd":
            self.folder = (self.folder / arguments[0]).resolve()
            return ""
        if name == "relaybook":
            return self._relaybook(arguments)
        if name not in OTHERS:
            raise ValueError(f"no page may run {name!r}")
        return self._other(line)

    def _relaybook(self, arguments: list[str]) -> str:
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            with patch.object(clock, "now", lambda: NOW):
                output = self._runner.invoke(relaybook, arguments, env={"COLUMNS": "80"}).output
        finally:
            os.chdir(before)
        return output.replace(self._start, "/repository")

    def _other(self, line: str) -> str:
        environment = {**os.environ, **_IDENTITY, "GIT_CONFIG_GLOBAL": "/dev/null"}
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout + done.stderr
