"""`relaybook diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.locate import locate
from relaybook.cli.opening import as_of_option, base_option
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.config import ProfileName
from relaybook.findings import Severity

if TYPE_CHECKING:
    from relaybook.cli.locate import Location
    from relaybook.review.difference import Difference

EXAMPLES = (
    ("relaybook diff main", "What the work since main means, committed or not."),
    ("relaybook diff v1.2 v1.3", "What changed between two releases."),
    ("relaybook diff origin/main --format markdown", "The comment for a pull request."),
    ("relaybook diff main --as-of exit", "The same on the day after the vendor left."),
)
_SEVERITIES = [severity.word for severity in sorted(Severity, reverse=True)]


@documented("diff", examples=EXAMPLES)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@as_of_option
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    type=click.Choice(get_args(ProfileName)),
    help="Judge by this profile too; may be given more than once.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to write it; markdown is a comment on a pull request.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 where findings of this severity or worse are opened.",
)
@base_option
def command(
    *,
    base: str,
    head: str | None,
    as_of: str | None,
    profiles: tuple[str, ...],
    format_: str,
    fail_on: str,
    base_path: str,
) -> int:
    """Say what a change means: findings, needs, who is hit, owners.

    BASE and HEAD are branches, tags or commits. HEAD is held against the commit at which it left
    BASE, so that what others did on BASE meanwhile does not count. Without HEAD the files on disk
    are taken, committed or not. Both sides are judged on the same day, and neither by the history
    in git. A finding is the same where rule, record and words are, whatever its line.

    Exit codes: 0 nothing opened, 1 findings opened, 2 could not run.
    """
    from relaybook.cli.diff_sides import compared  # noqa: PLC0415 - slow to import
    from relaybook.review.difference_findings import worst_opened  # noqa: PLC0415 - see above

    found = compared(
        base, head, base_path, as_of=as_of, profiles=profiles, raise_errors=wants_traceback()
    )
    emit(_rendered(found, format_, locate([base_path])))
    worst = worst_opened(found.findings)
    return FINDINGS if worst is not None and worst >= Severity[fail_on.upper()] else CLEAN


def _rendered(found: Difference, format_: str, location: Location) -> str:
    from relaybook.report import (  # noqa: PLC0415 - see `command`
        difference_json,
        difference_markdown,
        difference_text,
    )

    if format_ == "json":
        return difference_json.render(found)
    if format_ == "markdown":
        return difference_markdown.render(found, prefix=location.prefix(location.repository))
    prefix = location.prefix(Path.cwd())
    return difference_text.render(found, prefix=prefix, color=wants_color(), width=width())
