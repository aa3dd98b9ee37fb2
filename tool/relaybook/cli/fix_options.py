"""`check --fix`: what cannot change a meaning is mended, and the rest is reported."""

from __future__ import annotations

import difflib
import functools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from relaybook.cli.output import note
from relaybook.errors import UsageError
from relaybook.graph.draw.words import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relaybook.check.options import CheckOptions
    from relaybook.cli.opening import Opened
    from relaybook.findings import Finding, Report
    from relaybook.fix.plan import FixedFile, FixPlan

_MOST_NAMED = 5
_COMMAND = "relaybook check --fix"


@dataclass(frozen=True, slots=True)
class FixChoice:
    """What was asked for."""

    fix: bool = False
    dry_run: bool = False

    def refuse(self, others: Mapping[str, object]) -> None:
        """Refuse options that write or read something else; others: what was given, by name."""
        given = [name for name, value in others.items() if value]
        if self.fix and given:
            raise UsageError(f"--fix mends the files as they are: leave out {', '.join(given)}")

    @property
    def writes(self) -> bool:
        """Whether files are to be changed."""
        return self.fix and not self.dry_run

    def mended(self, opened: Opened, report: Report, options: CheckOptions) -> bool:
        """Write what mends the findings; whether anything changed.

        Raises UsageError where a file cannot be written.
        """
        from relaybook.fix.files import replace_content  # noqa: PLC0415 - only here

        plan = _plan(opened, report, options)
        for file in plan.files:
            replace_content(opened.location.root, file.path, file.before, file.after)
        _say(plan, report, "fixed")
        return bool(plan.files)

    def difference(self, opened: Opened, report: Report, options: CheckOptions) -> str:
        """Return what would change as a diff that `git apply` takes; empty where nobody asked."""
        if not self.dry_run:
            return ""
        plan = _plan(opened, report, options)
        prefix = opened.location.prefix(opened.location.repository)
        _say(plan, report, "would fix")
        return "".join(_difference(file, f"{prefix}{file.path}") for file in plan.files)


def say_why_failed(findings: Iterable[Finding]) -> None:
    """Say which findings the exit code of a dry run is about, since only changes are shown."""
    counts = Counter(one.rule for one in findings)
    rules = ", ".join(f"{count} {rule}" for rule, count in sorted(counts.items()))
    note(f"exit code 1, for what is open now: {rules}")


def _plan(opened: Opened, report: Report, options: CheckOptions) -> FixPlan:
    from relaybook.fix.plan import plan_fixes  # noqa: PLC0415 - only here

    def indents(path: str) -> bool:
        return not options.select and options.covers(path)

    return plan_fixes(opened.base, report, indents)


def fix_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--fix` and `--dry-run`; the command gets them as one argument, `fixing`."""

    @functools.wraps(function)
    def with_choice(*, fix: bool, dry_run: bool, **others: Any) -> Any:
        if dry_run and not fix:
            raise UsageError("--dry-run shows what --fix would change: write --fix --dry-run")
        return function(fixing=FixChoice(fix, dry_run), **others)

    for option in _OPTIONS:
        with_choice = option(with_choice)
    return with_choice


_OPTIONS = (
    click.option(
        "--dry-run", is_flag=True, help="With --fix: show the changes as a diff, write nothing."
    ),
    click.option(
        "--fix",
        is_flag=True,
        help="Mend what cannot change a meaning: prompts in commands, languages of code blocks, "
        "forms of dates; without --select also what is indented so that a numbered list falls "
        "apart, which is no finding (three columns do where mkdocs.yml shows the pages, too).",
    ),
)


def _difference(file: FixedFile, path: str) -> str:
    sides = (_lines(file.before), _lines(file.after))
    shown = difflib.unified_diff(*sides, f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in shown
    )


def _lines(data: bytes) -> list[str]:
    """Only a line feed ends a line: other ends are part of the text, as for git."""
    text = data.decode("utf-8", "replace")
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _say(plan: FixPlan, report: Report, verb: str) -> None:
    """Say on stderr what is mended, by rule, and what is left, with the reason."""
    from relaybook.fix.correction import LIST_INDENTATION  # noqa: PLC0415 - only here
    from relaybook.fix.plan import FIXED_RULES, fixed_names  # noqa: PLC0415 - only here

    def fixed(name: str, count: int) -> str:
        if name != LIST_INDENTATION:
            return f"{count} {name}"
        return f"indentation of {plural(count, 'step')} (no finding)"

    counts = plan.counts
    named = ", ".join(fixed(name, counts[name]) for name in fixed_names(plan)) or "nothing"
    note(f"{verb}: {named}" + (f" in {plural(len(plan.files), 'file')}" if plan.files else ""))
    found = Counter(one.rule for one in report.findings if _COMMAND in one.help)
    left = [f"{count} {rule}" for rule in FIXED_RULES if (count := found[rule] - counts[rule]) > 0]
    if left:
        note(f"left for you: {', '.join(left)}; only you know what is meant")
    if plan.kept:
        note(
            f"left alone: {_listed(plan.kept)}; an exercise vouches for the text as it is, so "
            "change it by hand and exercise it again"
        )
    if plan.refused:
        note(f"left alone: {_listed(plan.refused)}; the changes would change more than is meant")


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    return f"{', '.join(paths[:_MOST_NAMED])}{more}"
