"""`relaybook check`."""

from __future__ import annotations

import functools
import importlib
from typing import TYPE_CHECKING, get_args

import click

from relaybook.check.options import CheckOptions
from relaybook.cli import clock
from relaybook.cli.baseline_options import baseline_options
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_files, complete_rules
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.fix_options import fix_options, say_why_failed
from relaybook.cli.gone_option import gone_option, ids_gone
from relaybook.cli.opening import as_of_option
from relaybook.cli.output import emit, wants_traceback
from relaybook.cli.past import cache_option, history_for_check
from relaybook.cli.rendered_option import rendered_option, rendered_pages_of
from relaybook.cli.rule_names import rule_names
from relaybook.cli.since_option import affected_since, since_option
from relaybook.cli.unsaved import open_checked, unsaved_option
from relaybook.config import ProfileName
from relaybook.errors import UsageError
from relaybook.findings import Level, Severity

if TYPE_CHECKING:
    from relaybook.cli.baseline_options import BaselineChoice
    from relaybook.cli.fix_options import FixChoice
    from relaybook.cli.opening import Opened
    from relaybook.findings import Report

EXAMPLES = (
    ("relaybook check", "Check the knowledge base around the current folder."),
    ("relaybook check runbooks/fraud --all", "List every place in one folder."),
    ("relaybook check --as-of exit --profile vendor-exit", "Ask what fails once the vendor left."),
    ("relaybook check --assume-gone vendor:acme", "Ask what fails if a vendor left at once."),
    ("relaybook check --level basic --ignore broken-link", "Ask for less."),
    ("relaybook check --format github --fail-on warning", "Annotate a pull request in CI."),
    ("relaybook check --since origin/main", "Report on what changed and what depends on it."),
    ("relaybook check --format sarif > relaybook.sarif", "Write what forges keep track of."),
    ("relaybook check --rendered", "Hold the finished pages against what was written, too."),
    ("relaybook check --fix --dry-run", "Show what can be mended without changing a meaning."),
    ("relaybook check --write-baseline", "Put off all that is found now; what is new is reported."),
)
_SLOW_TO_IMPORT = "relaybook.cli.check_report"
_FORMATS = ["text", "concise", "json", "github", "sarif", "gitlab", "junit", "markdown"]
_LEVELS = [level.word for level in Level]
_SEVERITIES = [severity.word for severity in sorted(Severity, reverse=True)]


@documented("check", examples=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@as_of_option
@gone_option
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    type=click.Choice(get_args(ProfileName)),
    help="Judge by this profile too; may be given more than once.",
)
@click.option(
    "--level", type=click.Choice(_LEVELS), help="Ask every record for this much, in this run."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to write the report.",
)
@since_option
@baseline_options
@unsaved_option
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Run only these rules.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Leave these rules out.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 for findings of this severity or worse.",
)
@cache_option
@rendered_option
@fix_options
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--all", "every_place", is_flag=True, help="List every place, not one per rule.")
def command(
    *,
    paths: tuple[str, ...],
    as_of: str | None,
    gone: tuple[str, ...],
    profiles: tuple[str, ...],
    level: str | None,
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    every_place: bool,
    since: str | None,
    baseline: BaselineChoice,
    stdin_filename: str | None,
    no_cache: bool,
    with_pages: bool,
    fixing: FixChoice,
) -> int:
    """Say what is missing or wrong, and how complete it is.

    PATH is a knowledge base (a folder with a relaybook.yml; default: the one around the current
    folder), or files and folders in one, to report on those alone. A folder without a
    relaybook.yml is taken as it is, at level basic. Nothing is written unless an option says so.

    Exit codes: 0 clean, 1 findings, 2 could not run.
    """
    began = clock.seconds()
    slow = functools.partial(importlib.import_module, _SLOW_TO_IMPORT)
    opened = open_checked(paths, stdin_filename, as_of, slow)
    selected, ignored = rule_names(select, opened.base), rule_names(ignore, opened.base)
    from relaybook.cli.check_report import Shown, check, rendered  # noqa: PLC0415 - slow to import

    narrowing = {"PATH": opened.location.below, "--since": since, "--level": level}
    narrowing |= {"--as-of": as_of, "--assume-gone": gone, "--select": select, "--ignore": ignore}
    baseline.refuse_part(narrowing)
    fixing.refuse(
        {"--write-baseline": baseline.write is not None, "--stdin-filename": stdin_filename}
    )
    unsaved = opened.location.below if stdin_filename else ()
    options = CheckOptions(
        profiles=profiles,
        level=Level[level.upper()] if level else None,
        select=selected,
        ignore=ignored,
        below=opened.location.below,
        only=affected_since(since, opened, unsaved) if since else None,
        baseline=baseline.used(opened),
        judges_baseline=not (level or as_of or gone),
        gone=ids_gone(opened, gone),
        raise_errors=wants_traceback(),
    )

    def judged(opened: Opened) -> Report:
        past = history_for_check(opened, options, no_cache=no_cache)
        pages = rendered_pages_of(opened, options, wanted=with_pages)
        return check(opened.base, opened.as_of, options, history=past, rendered=pages)

    report = baseline.written(judged(opened), opened)
    _refuse_nothing(report, opened)
    if fixing.writes and fixing.mended(opened, report, options):
        opened = open_checked(paths, None, as_of, slow)
        report = judged(opened)
    failing = Severity[fail_on.upper()]
    shown = Shown(format_, clock.seconds() - began, failing, every_place=every_place)
    difference = fixing.difference(opened, report, options)
    emit(difference or rendered(report, opened, shown))
    failed = any(report.at_least(failing))
    if difference and failed and not exit_zero:
        say_why_failed(report.at_least(failing))
    return FINDINGS if failed and not exit_zero else CLEAN


def _refuse_nothing(report: Report, opened: Opened) -> None:
    if report.documents or report.left_out or report.findings or report.accepted:
        return
    if opened.base.alerts and not opened.location.below:
        return
    where = ", ".join(opened.location.below) or str(opened.location.root)
    raise UsageError(f"nothing to check in {where}: no file there is a record")
