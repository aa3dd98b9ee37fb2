"""What `check` imports only while the files are being read: the rules, and how a report looks."""

from pathlib import Path

from relaybook.check.engine import check
from relaybook.cli.opening import Opened
from relaybook.cli.output import wants_color, width
from relaybook.findings import Report
from relaybook.report import concise, github, json, text

__all__ = ["check", "rendered"]


def rendered(
    report: Report, opened: Opened, format_: str, seconds: float, *, every_place: bool
) -> str:
    """Return the report as it is written out; `seconds` is how long the check took."""
    if format_ == "json":
        return json.render(report)
    if format_ == "github":
        prefix = opened.location.prefix(opened.location.repository)
        return github.render(report, prefix=prefix, seconds=seconds)
    prefix = opened.location.prefix(Path.cwd())
    if format_ == "concise":
        return concise.render(report, prefix=prefix, seconds=seconds)
    return text.render(
        report,
        every_place=every_place,
        only=opened.location.below,
        prefix=prefix,
        seconds=seconds,
        color=wants_color(),
        width=width(),
    )
