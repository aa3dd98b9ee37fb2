"""`relaybook init`."""

import os
import shlex
from pathlib import Path

import click

from relaybook.check.engine import CheckOptions
from relaybook.check.engine import check as run_check
from relaybook.cli import clock
from relaybook.cli.asking import Asking, on_terminal
from relaybook.cli.command import documented
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.first_questions import Given, ask_start
from relaybook.cli.locate import locate
from relaybook.cli.opening import Opened, open_base
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.config import FILE_NAME, Configuration
from relaybook.errors import UsageError
from relaybook.findings import Severity
from relaybook.load.discover import discover
from relaybook.load.working_tree import WorkingTree
from relaybook.report import text
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.scaffold.example import plan_example
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.slug import slug
from relaybook.scaffold.start import IGNORED, Start, plan_start
from relaybook.scaffold.write import add_line, write_new

EXAMPLES = (
    ("relaybook init", "Answer four questions, and get a knowledge base in this folder."),
    (
        "relaybook init --system Ledger --team Payments --call '#payments' --then 'P Nair, 4101'",
        "The same in one line, such as for a script.",
    ),
    ("relaybook init sample --example", "Look at a small sample first."),
)
_Steps = tuple[tuple[str, str], ...]

_AFTER_EXAMPLE: _Steps = (
    ("relaybook who ledger", "who to call when the ledger is down"),
    ("relaybook map", "what needs what"),
    ("runbooks/", "open one: it is plain Markdown, and so will yours be"),
    ("relaybook build", "publish it all as a site, in site/"),
    ("relaybook init", "in another folder, on a terminal: start your own with four questions"),
)
_RECORDS = ("systems", "contacts", "runbooks", "decisions", "exercises", "handovers")


@documented("init", examples=EXAMPLES)
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--system", metavar="NAME", help="A system that your team runs.")
@click.option("--tier", metavar="1-4", help="How bad its loss is, 1 the worst; default: 2.")
@click.option("--team", metavar="NAME", help="The team that answers for it.")
@click.option(
    "--call", metavar="WAY", help="How the team is reached: a phone, #channel, pager:NAME."
)
@click.option(
    "--then",
    metavar="NAME,WAY",
    help="Who is called after the team and how: 'Priya Nair, +44 20 7946 0101'; a role with who "
    "holds it in brackets: 'Duty manager (Priya Nair), +44 20 7946 0101'.",
)
@click.option(
    "--vendor",
    metavar="NAME,WAY",
    help="The vendor that built it or runs it, if any: 'Northwind, help@northwind.example.com'.",
)
@click.option("--vendor-ends", metavar="DAY", help="The last day of the contract with the vendor.")
@click.option("--name", metavar="NAME", help="What the knowledge base is called.")
@click.option("--example", is_flag=True, help="Write a small sample, and ask nothing.")
def command(*, folder: Path, example: bool, **options: str | None) -> int:
    """Start a knowledge base in FOLDER (default: here), clean from the first minute.

    Asks four questions on a terminal: a system, its team, who to call, and the vendor if there is
    one. Options answer them beforehand. With neither a terminal nor options it writes the sample.
    No existing file is changed, but for a line in .gitignore.
    """
    _refuse_second(folder)
    given = Given(**options)
    if example and given.anything:
        raise UsageError("--example writes a sample of its own: leave the other options out")
    if example or not (on_terminal() or given.anything):
        _refuse_to_mix(folder, asked_for=example)
        files, steps = plan_example(clock.today()), _AFTER_EXAMPLE
    else:
        start = ask_start(Asking(on_terminal()), given, clock.today(), folder)
        files, steps = plan_start(start, _filled_folders(folder)), _after_start(start)
    code = _check(_written(folder, files))
    _say_next(folder, steps)
    return code


def _refuse_second(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder")
    around = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    location = locate([str(around)])
    if location.configured:
        where = location.prefix(Path.cwd()) + FILE_NAME
        raise UsageError(
            f"there is a knowledge base already: {where}; add to it with `relaybook new`, see what "
            "it lacks with `relaybook check`"
        )
    if location.misspelt and location.root == around:
        raise UsageError(f"{folder / location.misspelt} is not read: rename it to {FILE_NAME}")


def _refuse_to_mix(folder: Path, *, asked_for: bool) -> None:
    """A sample that nobody asked for must not land among somebody's documents."""
    if not asked_for and _filled_folders(folder):
        raise UsageError(
            f"{folder.absolute()} holds documents already, and there is no terminal to ask on: "
            "answer with options (`relaybook init --help`), write the sample beside them with "
            "--example, or check what is there with `relaybook check`"
        )


def _filled_folders(folder: Path) -> set[str]:
    """Return the folders that hold documents already, which need not be perfect from today on."""
    if not folder.is_dir():
        return set()
    found = discover(WorkingTree(folder).paths(), Configuration())
    return {one.path.partition("/")[0] for one in found} & set(_RECORDS)


def _written(folder: Path, files: tuple[NewFile, ...]) -> Opened:
    there = {file.path for file in files if os.path.lexists(folder / file.path)}
    write_new(folder, [file for file in files if file.path not in there])
    ignored = add_line(folder / ".gitignore", IGNORED, ("site", "site/", "/site"))
    opened = open_base([str(folder)])
    prefix = opened.location.prefix(Path.cwd())
    for file in files:
        kept = file.path in there
        emit(
            f"left alone {prefix}{file.path}, which was there"
            if kept
            else f"wrote {prefix}{file.path}"
        )
    if ignored:
        emit(f"added {IGNORED} to {prefix}.gitignore")
    return opened


def _after_start(start: Start) -> _Steps:
    system = slug(start.system)
    return (
        (f"relaybook who {system}", "who to call, as everybody will see it"),
        (f"systems/{system}.yaml", "write into it what it does and needs"),
        ("relaybook new runbook NAME", "write what to do about its worst failure"),
        ("relaybook build", "publish it all as a site, in site/"),
    )


def _check(opened: Opened) -> int:
    report = run_check(opened.base, opened.as_of, CheckOptions(raise_errors=wants_traceback()))
    prefix = opened.location.prefix(Path.cwd())
    emit("\n" + text.render(report, prefix=prefix, color=wants_color(), width=width()))
    return FINDINGS if any(report.at_least(Severity.ERROR)) else CLEAN


def _say_next(folder: Path, steps: _Steps) -> None:
    """Say what to do now: commands with what they do, and files with what to write into them."""
    emit("\n" + Style(wants_color()).strong("Next"))
    here = folder.absolute() == Path.cwd()
    all_steps = steps if here else ((f"cd {shlex.quote(str(folder))}", "go there"), *steps)
    room = max(len(what) for what, _ in all_steps) + 4
    for what, meaning in all_steps:
        for line in wrapped(meaning, width(), f"  {what:<{room - 2}}", " " * room):
            emit(line)
