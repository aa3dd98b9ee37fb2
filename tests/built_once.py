"""Sites that many tests read and none changes: each is built once in a run, whoever asks first."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Path]) -> Path:
    """Return what `build` makes of a new folder, made by one of the processes that share a run."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # each worker has a folder of its own in that of the run
    with (root / f"{name}.site").open("a+", encoding="utf-8") as place:
        fcntl.flock(place, fcntl.LOCK_EX)
        place.seek(0)
        if written := place.read():
            return Path(written)
        site = build(factory.mktemp(name))
        place.write(str(site))
        return site
