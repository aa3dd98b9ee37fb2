"""A wheel carries everything: what git tracks is what people install."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import relaybook

REPOSITORY = Path(__file__).parents[2]
PACKAGE = "tool/relaybook"


def _run(*command: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


def _tracked() -> set[str]:
    listed = _run("git", "ls-files", "-z", "--", PACKAGE, cwd=REPOSITORY).stdout
    return {name.removeprefix("tool/") for name in listed.split("\0") if name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = ("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    _run(sys.executable, *build, cwd=REPOSITORY)
    return next(folder.glob("*.whl"))


def test_each_file_of_the_package_is_tracked_by_git() -> None:
    on_disk = {
        path.relative_to(REPOSITORY / "tool").as_posix()
        for path in (REPOSITORY / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert on_disk - _tracked() == set()


def test_each_tracked_file_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("relaybook/")}

    assert names == _tracked()


def test_a_first_hour_works_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    unpacked, base = tmp_path / "installed", tmp_path / "base"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    base.mkdir()
    # -P leaves out the current folder; what is found first is the unpacked wheel.
    command = (sys.executable, "-P", "-m", "relaybook")
    where = _run(
        sys.executable,
        "-P",
        "-c",
        "import relaybook; print(relaybook.__file__)",
        cwd=base,
        PYTHONPATH=str(unpacked),
    )
    assert where.stdout.strip() != relaybook.__file__
    assert where.stdout.startswith(str(unpacked))

    _run(*command, "init", cwd=base, PYTHONPATH=str(unpacked))
    checked = _run(*command, "check", "--format", "concise", cwd=base, PYTHONPATH=str(unpacked))
    _run(*command, "build", cwd=base, PYTHONPATH=str(unpacked))

    assert "no findings in" in checked.stdout.lower()
    assert "Sample knowledge base" in (base / "site/index.html").read_text()
    assert (base / "site/runbooks/ledger/ledger-postings-stuck/index.html").is_file()
