"""The options of `check` about the baseline: which one is used, and writing it."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relaybook.check.baseline import NO_BASELINE, Baseline, may_wait, read_baseline, written
from relaybook.cli.output import note, write_file
from relaybook.config import BASELINE_NAME
from relaybook.errors import ConfigurationError, UsageError
from relaybook.graph.draw.words import plural

if TYPE_CHECKING:
    from relaybook.cli.opening import Opened
    from relaybook.findings import Report

_ENDS = (".yml", ".yaml")
_DEFAULT = ""


@dataclass(frozen=True, slots=True)
class BaselineChoice:
    """What was asked for. write, file: a file, empty for the default one, None where not asked."""

    write: str | None = None
    file: str | None = None
    off: bool = False

    def used(self, opened: Opened) -> Baseline | None:
        """Return the baseline that takes the place of the default one; None where that is used."""
        if self.off or self.write is not None:
            return NO_BASELINE
        if self.file is None:
            return None
        path = _inside(self.file, opened)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{self.file} cannot be read: {error}") from None
        return read_baseline(text, _relative(path, opened))

    def refuse_part(self, narrowing: Mapping[str, object]) -> None:
        """Refuse to write what a narrowed run finds; narrowing: what was given, by its name."""
        given = [name for name, value in narrowing.items() if value]
        if self.write is not None and given:
            raise UsageError(
                f"--write-baseline writes down all that is found: leave out {', '.join(given)}"
            )

    def written(self, report: Report, opened: Opened) -> Report:
        """Write what was found where that was asked for; return what is left to report."""
        if self.write is None:
            return report
        path = _inside(self.write or str(opened.location.root / BASELINE_NAME), opened)
        before = _before(path)
        text = written(report.findings)
        write_file(path, text)
        kept = read_baseline(text, _relative(path, opened)).sort(report.findings)
        shown = f"{opened.location.prefix(Path.cwd())}{_relative(path, opened)}"
        note(f"wrote {shown}: {_said(report, before)}")
        if _relative(path, opened) != BASELINE_NAME:
            note(f"it is used where `--baseline {self.write}` is given")
        return replace(report, findings=kept.open, baselined=kept.baselined)


def baseline_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets them as one argument, `baseline`."""

    @functools.wraps(function)
    def with_choice(
        *, write_baseline: str | None, baseline: str | None, no_baseline: bool, **others: Any
    ) -> Any:
        if no_baseline and (write_baseline is not None or baseline is not None):
            raise UsageError("--no-baseline leaves no baseline to name or to write")
        if write_baseline is not None and baseline is not None:
            raise UsageError("name the file with --write-baseline FILE; leave --baseline out")
        choice = BaselineChoice(_file(write_baseline), baseline, no_baseline)
        return function(baseline=choice, **others)

    for option in _OPTIONS:
        with_choice = option(with_choice)
    return with_choice


_OPTIONS = (
    click.option("--no-baseline", is_flag=True, help="Report what is in the baseline too."),
    click.option(
        "--baseline",
        metavar="FILE",
        help=f"Use this baseline; default: {BASELINE_NAME} of the knowledge base, if there is one.",
    ),
    click.option(
        "--write-baseline",
        metavar="[FILE]",
        is_flag=False,
        flag_value=_DEFAULT,
        help="Write what is found now to a baseline, so that only what is new is reported from "
        f"now on; default: {BASELINE_NAME}.",
    ),
)


def _file(value: str | None) -> str | None:
    """Refuse what was meant as a folder to check: the option takes the word behind it."""
    if value and (not value.endswith(_ENDS) or Path(value).is_dir()):
        raise UsageError(
            f"--write-baseline {value}: name a file that ends with .yml, or write the option last;"
            " a baseline is always written of the whole knowledge base"
        )
    return value


def _inside(file: str, opened: Opened) -> Path:
    path = Path(os.path.abspath(file))  # noqa: PTH100 - links in the path must stay as written
    if not path.parent.resolve().is_relative_to(opened.location.root.resolve()):
        raise UsageError(f"{file} lies outside of the knowledge base {opened.location.root}")
    return path


def _relative(path: Path, opened: Opened) -> str:
    return (
        (path.parent.resolve() / path.name).relative_to(opened.location.root.resolve()).as_posix()
    )


def _before(path: Path) -> Baseline | None:
    """Return the baseline that is written over; None where there is none, or a damaged one.

    Raises UsageError where the file is anything else.
    """
    if not os.path.lexists(path):
        return None
    try:
        return read_baseline(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ConfigurationError):
        if path.name == BASELINE_NAME and path.is_file():
            return None
        raise UsageError(f"{path} is there and is no baseline; name another file") from None


def _said(report: Report, before: Baseline | None) -> str:
    """Say what is written, what of that was not there before, and what stays open."""
    waiting = [one for one in report.findings if may_wait(one)]
    said = plural(len(waiting), "finding")
    if before is not None:
        kept = before.sort(waiting)
        removed = sum(entry.count for entry in before.entries.values()) - len(kept.baselined)
        said = f"{len(kept.open):,} added, {removed:,} removed, {len(waiting):,} in all"
    left = len(report.findings) - len(waiting)
    more = f"; {plural(left, 'finding')} can never be put off" if left else ""
    return said + more
