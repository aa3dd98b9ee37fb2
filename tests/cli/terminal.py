"""A person at a terminal of 80 columns: reads what is asked, then types."""

import os
import pty
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS = 80
# Ctrl-C reaches only a process that has taken the terminal for its own.
_PROGRAM = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from relaybook.cli import main
main()
"""


class Terminal:
    """A command that runs on a terminal of its own; everything it shows is kept in `shown`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
        settings = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *arguments],
            cwd=folder,
            env={key: value for key, value in settings.items() if key != "COLUMNS"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def answer(self, question: str, typed: str) -> None:
        """Wait until `question` is asked after all that was shown before, then type a line."""
        before = len(self.shown)
        while question not in " ".join(self.shown[before:].split()):
            if not self._read():
                raise AssertionError(f"{question!r} was not asked; shown:\n{self.shown}")
        os.write(self._master, typed.encode() + b"\n")

    def interrupt(self, question: str) -> None:
        """Wait for `question`, then press Ctrl-C."""
        before = len(self.shown)
        while question not in " ".join(self.shown[before:].split()):
            assert self._read(), self.shown
        self._waits()
        os.write(self._master, b"\x03")

    def _waits(self) -> None:
        """Return once the command sleeps: a signal just before `input` reads is heard too late."""
        state = Path(f"/proc/{self._process.pid}/stat")
        while state.exists() and state.read_text().rpartition(")")[2].split()[0] != "S":
            os.sched_yield()

    def ends(self) -> int:
        """Read on until the command ends and return its exit code."""
        while self._read():
            pass
        return self._process.wait(timeout=60)

    def lines(self) -> list[str]:
        return self.shown.replace("\r\n", "\n").split("\n")

    def _read(self) -> bool:
        try:
            data = os.read(self._master, 4096)
        except OSError:  # how Linux says that the other side is closed
            return False
        self.shown += data.decode(errors="replace")
        return bool(data)
