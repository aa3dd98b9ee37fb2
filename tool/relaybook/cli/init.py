"""`relaybook init`."""

import os
from pathlib import Path

import click

from relaybook.cli import clock
from relaybook.cli.adopting import adopt_folder
from relaybook.cli.asking import Asking, on_terminal
from relaybook.cli.command import documented
from relaybook.cli.first_questions import Given, ask_start
from relaybook.cli.locate import locate
from relaybook.cli.opening import Opened, open_base
from relaybook.cli.output import emit, note
from relaybook.cli.started import Steps, print_check, say_next
from relaybook.config import FILE_NAME, WITHOUT_FILE, Configuration
from relaybook.errors import UsageError
from relaybook.graph.draw.words import plural
from relaybook.load.discover import discover, opens_a_folder
from relaybook.load.working_tree import WorkingTree
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
    ("relaybook init --adopt --dry-run", "See what it would guess of a repository that exists."),
    ("relaybook init --adopt", "Take the repository in as it is."),
    ("relaybook init sample --example", "Look at a small sample first."),
)
_AFTER_EXAMPLE: Steps = (
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
@click.option(
    "--adopt",
    is_flag=True,
    help="Look at the Markdown and alert rules that FOLDER holds already, write what they seem to "
    "be into a relaybook.yml, and ask nothing.",
)
@click.option("--dry-run", is_flag=True, help="With --adopt: show the file, and write nothing.")
def command(
    *, folder: Path, example: bool, adopt: bool, dry_run: bool, **options: str | None
) -> int:
    """Start a knowledge base in FOLDER (default: here), clean from the first minute.

    Asks four questions on a terminal: a system, its team, who to call, and the vendor if there is
    one. Options answer them beforehand. With neither a terminal nor options it writes the sample.
    Where documents lie already, --adopt takes them in as they are.
    No existing file is changed, but for a line in .gitignore.
    """
    _refuse_second(folder)
    given = Given(**options)
    if adopt or dry_run:
        _refuse_beside_adopt(adopt=adopt, others=example or given.anything)
        return adopt_folder(folder, dry_run=dry_run)
    if example and given.anything:
        raise UsageError("--example writes a sample of its own: leave the other options out")
    if example or not (on_terminal() or given.anything):
        _refuse_to_mix(folder, asked_for=example)
        files, steps = plan_example(clock.today()), _AFTER_EXAMPLE
    else:
        if count := _documents(folder):
            note(f"{plural(count, 'page')} lie here already: `--adopt` takes them in as they are")
        start = ask_start(Asking(on_terminal()), given, clock.today(), folder)
        files, steps = plan_start(start, _filled_folders(folder)), _after_start(start)
    code = print_check(_written(folder, files))
    say_next(folder, steps)
    return code


def _refuse_beside_adopt(*, adopt: bool, others: bool) -> None:
    if not adopt:
        raise UsageError("--dry-run goes with --adopt")
    if others:
        raise UsageError("--adopt only looks at what is there: leave the other options out")


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
    if not asked_for and _documents(folder):
        raise UsageError(
            f"{folder.absolute()} holds documents already, and there is no terminal to ask on: "
            "take them in as they are with --adopt, answer with options (`relaybook init --help`), "
            "or write the sample beside them with --example"
        )


def _documents(folder: Path) -> int:
    """Count the pages that stand here already, beside those that a fresh repository has too."""
    if not folder.is_dir():
        return 0
    found = discover(WorkingTree(folder).paths(), WITHOUT_FILE)
    return sum(1 for one in found if not opens_a_folder(one.path))


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


def _after_start(start: Start) -> Steps:
    system = slug(start.system)
    return (
        (f"relaybook who {system}", "who to call, as everybody will see it"),
        (f"systems/{system}.yaml", "write into it what it does and needs"),
        ("relaybook new runbook NAME", "write what to do about its worst failure"),
        ("relaybook build", "publish it all as a site, in site/"),
    )
