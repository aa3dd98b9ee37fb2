"""`relaybook trend`."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.opening import base_option
from relaybook.cli.output import deliver, note, wants_color, width
from relaybook.config import ProfileName

if TYPE_CHECKING:
    from relaybook.review.trend import Trend

EXAMPLES = (
    ("relaybook trend --since v1.0", "Gates and findings at each commit since a release."),
    ("relaybook trend --since 2026-01-01 --each month", "One row for each month of the year."),
    ("relaybook trend --since main --as-of exit", "What the work did for the day of the exit."),
    ("relaybook trend --since v1.0 --format svg --output trend.svg", "A picture for a meeting."),
    ("relaybook trend --since v1.0 --format csv --output trend.csv", "The same for a spreadsheet."),
)


@documented("trend", examples=EXAMPLES)
@click.option(
    "--since",
    metavar="REF|DAY",
    required=True,
    help="Where to begin: a branch, tag or commit, or a day such as 2026-01-31.",
)
@click.option(
    "--each",
    type=click.Choice(["commit", "day", "week", "month"]),
    default="commit",
    show_default=True,
    help="Judge every commit, or only the last of each day, week or month.",
)
@click.option(
    "--as-of",
    metavar="DAY",
    help="Judge every commit as of this one day, as check does; default: each as of its own.",
)
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
    type=click.Choice(["text", "json", "csv", "svg"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of stdout.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Judge every commit again; the result is the same.",
)
@base_option
def command(
    *,
    since: str,
    each: str,
    as_of: str | None,
    profiles: tuple[str, ...],
    format_: str,
    output: Path | None,
    no_cache: bool,
    base_path: str,
) -> None:
    """Say how gates and findings came to be what they are, step by step.

    Walks the first-parent line of HEAD, reads each commit that changed the knowledge base without
    checking it out, and judges it by the relaybook.yml of that commit. What could not be judged is
    left empty. Work that is not committed is not part of it. No rule looks at the history in git.
    """
    from relaybook.cli.trend_points import Asked, trend_since  # noqa: PLC0415 - slow to import

    asked = Asked(since, each, as_of, profiles, use_cache=not no_cache)
    found = trend_since(base_path, asked)
    if not found.points:
        note("note: no commit since then holds a record")
    deliver(_rendered(found, format_), output)


def _rendered(found: Trend, format_: str) -> str:
    reporter = importlib.import_module(f"relaybook.report.trend_{format_}")
    options = {"color": wants_color(), "width": width()} if format_ == "text" else {}
    return str(reporter.render(found, **options))
