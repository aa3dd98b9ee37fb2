"""What every `relaybook new KIND` does once it knows what to write."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from relaybook.check.engine import CheckOptions
from relaybook.check.engine import check as run_check
from relaybook.cli.exit_codes import CLEAN
from relaybook.cli.opening import Opened, base_option, open_base
from relaybook.cli.output import emit, note, wants_traceback, width
from relaybook.errors import UsageError
from relaybook.findings import Report
from relaybook.load.discover import discover
from relaybook.report.printable import wrapped
from relaybook.report.wording import by_severity
from relaybook.scaffold.planned import NewRecord, path_of
from relaybook.scaffold.slug import slug
from relaybook.scaffold.write import write_new

HOW_ELSE = "or leave them open with --todo, or run it on a terminal and be asked"


def options_of_all(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every kind has."""
    function = click.option(
        "--todo", is_flag=True, help="Ask nothing; mark what is not given as TODO in the file."
    )(function)
    function = click.option(
        "--id", "id_", metavar="ID", help="The name of the file; default: made of NAME."
    )(function)
    return base_option(function)


def id_for(name: str, id_: str | None) -> str:
    """Return the id a record gets; raises UsageError where none can be made of its name."""
    try:
        return slug(id_ or name)
    except ValueError as error:
        raise UsageError(f"the name {error}; give an --id") from None


def folder_of(opened: Opened, kind: str) -> str:
    """Return the first folder that is configured for a kind of record."""
    folders: tuple[str, ...] = getattr(opened.base.configuration.folders, f"{kind}s")
    return folders[0].strip("/").removeprefix("./")


def create(opened: Opened, record: NewRecord) -> int:
    """Write a record, judge it, and say what to do next. stdout gets its path alone."""
    refuse_unusable(opened, record.kind, record.id)
    files = [record.file, *record.beside]
    write_new(opened.location.root, files)
    shown = f"{_prefix(opened)}{record.file.path}"
    emit(shown)
    for file in record.beside:
        say("beside", f"{_prefix(opened)}{file.path}")
    say("check", _judged(opened, *(file.path for file in files)))
    for question in record.open_questions:
        say("TODO", question)
    for step in record.next_steps:
        say("next", step)
    return CLEAN


def refuse_unusable(opened: Opened, kind: str, id_: str) -> None:
    """Raise UsageError where a record of this kind has the id, or no file may be named so.

    To be called before anything is asked, so that nobody answers in vain.
    """
    records: Mapping[str, Any] = getattr(opened.base, f"{kind}s")
    if id_ in records:
        path = f"{_prefix(opened)}{records[id_].path}"
        raise UsageError(f"the {kind} {id_} is there already: change {path}, or give another --id")
    extension = ".md" if kind in ("runbook", "decision", "handover") else ".yaml"
    path = path_of(folder_of(opened, kind), id_ + extension)
    found = discover([path], opened.base.configuration)
    if [(one.kind, one.id) for one in found] != [(kind, id_)]:
        raise UsageError(f"a file named {path} is not read as a {kind}; give another --id")


def _prefix(opened: Opened) -> str:
    return opened.location.prefix(Path.cwd())


def _judged(opened: Opened, *paths: str) -> str:
    again = open_base([str(opened.location.root)])
    options = CheckOptions(below=paths, raise_errors=wants_traceback())
    report: Report = run_check(again.base, again.as_of, options)
    if not report.findings:
        return "no findings in it"
    first = report.findings[0]
    where = "" if first.path == paths[0] else f" of {first.path}"
    said = f"first on line {first.span.line}{where}: {first.message}"
    return f"{by_severity(report.findings)} in it, {said}"


def say(label: str, text: str) -> None:
    """Say something about what was written."""
    for line in wrapped(text, width(), f"  {label:<6} ", " " * 9):
        note(line)
