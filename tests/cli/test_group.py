"""The command as a whole: help, faults, signals, pipes and colours."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from relaybook import __version__
from relaybook.cli import check_report as check_module
from relaybook.cli import opening
from relaybook.cli.command import Command
from relaybook.cli.command_list import Entry, entries
from relaybook.cli.group import relaybook
from relaybook.errors import ConfigurationError

COMMAND = [sys.executable, "-m", "relaybook"]


def process(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *args], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def command(entry: Entry) -> Command:
    found = relaybook.get_command(None, entry.name)  # type: ignore[arg-type]
    assert isinstance(found, Command)
    return found


def test_version_imports_nothing_that_takes_time(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['--version']; from relaybook.cli import main; main();"
        "print(sorted({'click', 'pydantic', 'yaml', 'networkx', 'rich'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert result.stdout == f"relaybook {__version__}\n[]\n"


def test_help_imports_no_command(tmp_path: Path) -> None:
    code = (
        "import sys; from relaybook.cli.group import relaybook\n"
        "try: relaybook.main(['--help'])\n"
        "except SystemExit: print(sorted({'pydantic', 'yaml', 'networkx'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert result.stdout.endswith("[]\n")


def test_version_is_the_same_whichever_way_it_is_asked(run: Run) -> None:
    assert run("--color", "never", "--version").stdout == f"relaybook {__version__}\n"


def test_help_shows_the_groups_in_order(run: Run) -> None:
    result = run("--help")
    titles = [line for line in result.stdout.splitlines() if line.endswith(":") and line[0] != " "]

    assert result.exit_code == 0
    assert titles[0] == "Options:"
    assert titles[1:] == [
        title
        for title in ("Every day:", "Find out:", "Take over:", "Publish and exchange:")
        if title in titles
    ]
    assert "  check " in result.stdout


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_each_command_is_documented(entry: Entry, run: Run) -> None:
    result = run(entry.name, "--help")

    assert result.exit_code == 0
    assert command(entry).help.split("\n")[0] == entry.summary  # type: ignore[union-attr]
    assert "\nExamples:\n" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_examples_can_be_typed(entry: Entry) -> None:
    lines = [line for line, _ in command(entry).examples if not line.startswith("#")]

    assert lines
    for line in lines:
        program, name, *rest = shlex.split(line)
        assert (program, name) == ("relaybook", entry.name)
        command(entry).make_context(name, rest)


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    result = run("chekc")

    assert result.exit_code == 2
    assert result.stderr.endswith("Error: there is no command 'chekc'; did you mean 'check'?\n")
    assert run("frobnicate").stderr.endswith(
        "Error: there is no command 'frobnicate'; see 'relaybook --help'\n"
    )


def test_an_unknown_option_could_not_run(run: Run) -> None:
    result = run("check", "--al")

    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_what_could_not_run_is_one_plain_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object, **__: object) -> None:
        raise ConfigurationError("relaybook.yml:1:1 \x1b[31mbad")

    monkeypatch.setattr(opening, "load", refuse)
    result = run("check")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "Error: relaybook.yml:1:1 \\x1b[31mbad\n"


def test_a_fault_of_our_own_asks_for_debug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(check_module, "check", fail)
    result = run("check", "--all")

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: a fault of relaybook itself (KeyError: 'lost'); run "
        "`relaybook --debug check --all` and report what it prints\n"
    )
    assert isinstance(run("--debug", "check").exception, KeyError)
    assert isinstance(run("check", "--debug").exception, KeyError)


def test_a_wrong_configuration_names_its_line(base: Path) -> None:
    (base / "relaybook.yml").write_text("name: Ours\nlevle: full\n")
    result = process("check", cwd=base)

    assert result.returncode == 2
    assert result.stderr == (
        "Error: relaybook.yml:2:1 unknown key `levle`; did you mean `level`?\n"
    )


def test_a_closed_pipe_is_quiet_and_keeps_the_exit_code(broken: Path) -> None:
    code = (
        "import os, sys; from relaybook.cli import main;"
        "sys.argv[1:] = ['check', '--format', 'json']; reader, writer = os.pipe();"
        "os.close(reader); os.dup2(writer, 1); main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=broken, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (1, "")


def test_interrupting_prints_no_traceback(base: Path) -> None:
    """The report is larger than a pipe holds, so the process waits until it is interrupted."""
    for number in range(400):
        (base / f"runbooks/r{number}.md").write_text(f"# R{number}\n\n[a](b{number}.md)\n")
    with subprocess.Popen(
        [*COMMAND, "check", "--format", "json"],
        cwd=base,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(1) == b"{"
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)

    assert running.returncode == 130
    assert said.strip() == b""


@pytest.mark.parametrize(
    ("args", "no_color", "colored"),
    [
        ((), "", False),
        (("--color", "always"), "", True),
        (("--color", "always"), "1", True),
        (("--color", "never"), "", False),
    ],
)
def test_colour_follows_the_option(
    args: tuple[str, ...],
    no_color: str,
    colored: bool,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)

    assert ("\x1b[" in run("check", *args).stdout) is colored
    assert ("\x1b[" in run(*args, "check").stdout) is colored
