from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.sample_base import BROKEN, FILES, write

from relaybook.cli import clock
from relaybook.cli.group import relaybook

# A Monday; the clock is the only thing that is mocked.
NOW = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "seconds", lambda: 1.0)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the sample and make it the current folder."""
    folder = write(tmp_path / "base", FILES)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def broken(base: Path) -> Path:
    """Leave out an owner, and let a link and a dependency lead nowhere."""
    return write(base, BROKEN)


@pytest.fixture
def run(base: Path) -> Run:  # noqa: ARG001 - commands run inside it
    """Return what runs a command in the sample."""

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(relaybook, list(args))

    return invoke


@pytest.fixture
def here(base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one, in place of the sample."""
    folder = base.parent / "kb"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
