"""What `check` imports only while the files are being read: the rules, and how a report looks."""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relaybook.check.engine import check
from relaybook.cli.opening import Opened
from relaybook.cli.output import note, wants_color, width
from relaybook.findings import Report, Severity
from relaybook.report import concise, json, text
from relaybook.report.wording import closing_line, one_line
from relaybook.rules.page import page_of_rule
from relaybook.rules.registry import rules_of

__all__ = ["Shown", "check", "rendered"]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a report is written out. seconds: how long the check took. failing: what fails it."""

    format: str
    seconds: float
    failing: Severity
    every_place: bool


def rendered(report: Report, opened: Opened, shown: Shown) -> str:
    """Return the report as it is written out; what a format has no room for is said on stderr."""
    if shown.format == "json":
        return json.render(report)
    if shown.format in ("text", "concise"):
        return _for_people(report, opened, shown)
    return _for_forges(report, opened, shown)


def _for_people(report: Report, opened: Opened, shown: Shown) -> str:
    """Paths lead from the current folder."""
    prefix = opened.location.prefix(Path.cwd())
    if shown.format == "concise":
        return concise.render(report, prefix=prefix, seconds=shown.seconds)
    return text.render(
        report,
        every_place=shown.every_place,
        only=opened.location.below,
        prefix=prefix,
        seconds=shown.seconds,
        color=wants_color(),
        width=width(),
    )


def _for_forges(report: Report, opened: Opened, shown: Shown) -> str:
    """Paths lead from the root of the repository."""
    options: dict[str, Any] = {"prefix": opened.location.prefix(opened.location.repository)}
    match shown.format:
        case "github":
            options["seconds"] = shown.seconds
        case "gitlab":
            note(one_line(report))
            note(closing_line(report))
        case "junit":
            options["fail_on"] = shown.failing
        case "sarif":
            options["pages"] = _pages(report, opened)
            options["site"] = opened.base.configuration.url
    # Only the format that was asked for is imported: XML and hashes are slow to.
    reporter = importlib.import_module(f"relaybook.report.{shown.format}")
    return str(reporter.render(report, **options))


def _pages(report: Report, opened: Opened) -> dict[str, str]:
    return {
        rule.id: page_of_rule(rule) for rule in rules_of(opened.base) if rule.id in report.rules
    }
