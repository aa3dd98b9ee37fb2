"""`relaybook build` and `relaybook serve` as somebody runs them."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from tests.site.planned_base import FILES
from tests.site.test_build import contents, write

from relaybook.cli.group import relaybook


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "kb", dict(FILES))
    monkeypatch.chdir(folder)
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(relaybook, list(args))


def test_build_says_what_it_published_and_how_to_open_it(root: Path) -> None:
    result = run("build", "--as-of", "2026-11-20")

    assert result.exit_code == 0, result.output
    pages = len(list((root / "site").rglob("index.html")))
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"{pages} pages in site", "as of 2026-11-20, fixed by --as-of 2026-11-20"]
    assert re.fullmatch(r"findings: \d+ errors?, \d+ warnings? \(page Health\)", lines[2])
    assert result.stdout.endswith("open it with: python3 -m http.server 8000 --directory site\n")


def test_an_offline_copy_says_which_file_to_open(root: Path) -> None:
    result = run("build", "--offline", "--output", "copy")

    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("open copy/index.html in a browser\n")
    assert (root / "copy/systems/ledger.html").is_file()
    assert not (root / "site").exists()


def test_strict_publishes_nothing_while_there_are_errors(root: Path) -> None:
    write(root, {"docs/page.md": "# Page\n\n[gone](gone.md)\n"})
    before = contents(root)

    result = run("build", "--strict")

    assert result.exit_code == 1
    assert "nothing is published" in result.stderr
    assert contents(root) == before


def test_stage_writes_markdown_and_builds_nothing(root: Path) -> None:
    result = run("build", "--stage", "staged")

    assert result.exit_code == 0, result.output
    assert (root / "staged/mkdocs.yml").is_file()
    assert (root / "staged/pages/systems/ledger.md").is_file()
    assert not (root / "site").exists()
    assert "mkdocs build --strict --config-file staged/mkdocs.yml" in result.stdout


@pytest.mark.usefixtures("root")
def test_a_folder_of_somebody_else_is_refused_in_one_line() -> None:
    result = run("build", "--output", "systems")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "systems holds something else than a site" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_audience_is_passed_on(root: Path) -> None:
    write(root, {"systems/till.yaml": "title: Till\naudience: team\n"})

    run("build", "--stage", "everybody")
    run("build", "--stage", "team", "--audience", "team")

    assert not (root / "everybody/pages/systems/till.md").exists()
    assert (root / "team/pages/systems/till.md").exists()


def test_build_needs_no_standard_input(root: Path) -> None:
    closed = "import os, sys; os.close(0); from relaybook.cli import main; main()"
    command = [sys.executable, "-c", closed, "build"]

    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")


@pytest.fixture
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `relaybook serve` on a free port until the test is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "relaybook", "serve", "--port", str(port)]
    environment = {**os.environ, "TMPDIR": str(root.parent)}
    process = subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield process, f"http://127.0.0.1:{port}"
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def page(address: str) -> str:
    with urlopen(address, timeout=120) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def test_serve_shows_a_saved_record(serving: tuple[subprocess.Popen[str], str], root: Path) -> None:
    process, home = serving
    assert process.stderr is not None
    assert any("Serving on" in line for line in process.stderr)
    before = page(f"{home}/systems/ledger/")
    epoch = re.search(r"livereload\((\d+), (\d+)\)", before)
    assert epoch is not None
    assert "Books every payment once." in before

    record = root / "systems/ledger.yaml"
    record.write_text(record.read_text().replace("once", "exactly once"))
    page(f"{home}/livereload/{epoch[1]}/{epoch[2]}")  # answers when the site was built anew

    assert "Books every payment exactly once." in page(f"{home}/systems/ledger/")
    assert not (root / "site").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_preview_leaves_nothing_behind(
    serving: tuple[subprocess.Popen[str], str], root: Path, number: signal.Signals
) -> None:
    process, _ = serving
    assert process.stderr is not None
    assert any("Serving on" in line for line in process.stderr)

    process.send_signal(number)

    process.communicate(timeout=60)  # its error output ends with the last of its processes
    assert process.returncode == 0
    assert not list(root.parent.glob("relaybook-serve-*"))
