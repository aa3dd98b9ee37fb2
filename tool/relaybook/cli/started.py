"""What `init` says when the files are written: the first check, and what to do next."""

import shlex
from pathlib import Path

from relaybook.check.engine import CheckOptions, check
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.opening import Opened
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.cli.past import history_for_check
from relaybook.findings import Severity
from relaybook.report import text
from relaybook.report.printable import wrapped
from relaybook.report.style import Style

Steps = tuple[tuple[str, str], ...]
"""Commands with what they do, and files with what to write into them."""


def print_check(opened: Opened) -> int:
    """Show the report of a first check; return the exit code that it asks for."""
    options = CheckOptions(raise_errors=wants_traceback())
    past = history_for_check(opened, options)
    report = check(opened.base, opened.as_of, options, history=past)
    prefix = opened.location.prefix(Path.cwd())
    emit("\n" + text.render(report, prefix=prefix, color=wants_color(), width=width()))
    return FINDINGS if any(report.at_least(Severity.ERROR)) else CLEAN


def say_next(folder: Path, steps: Steps) -> None:
    """Say what to do now."""
    emit("\n" + Style(wants_color()).strong("Next"))
    here = folder.absolute() == Path.cwd()
    all_steps = steps if here else ((f"cd {shlex.quote(str(folder))}", "go there"), *steps)
    room = max(len(what) for what, _ in all_steps) + 4
    for what, meaning in all_steps:
        for line in wrapped(meaning, width(), f"  {what:<{room - 2}}", " " * room):
            emit(line)
