"""`relaybook init --adopt`: takes in a repository that was written for no tool of ours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from relaybook.check.baseline import NO_BASELINE, may_wait, written
from relaybook.check.engine import CheckOptions, check
from relaybook.cli import clock
from relaybook.cli.exit_codes import CLEAN
from relaybook.cli.locate import Location
from relaybook.cli.opening import Opened, open_base
from relaybook.cli.output import emit, wants_traceback
from relaybook.cli.past import history_for_check
from relaybook.cli.started import Steps, print_check, say_next
from relaybook.config import BASELINE_NAME, FILE_NAME
from relaybook.errors import UsageError
from relaybook.findings import AsOf, Finding, Level, Report, Severity
from relaybook.graph.draw.words import plural
from relaybook.load.configuration import read_configuration
from relaybook.load.knowledge_base import load
from relaybook.load.survey import survey
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.scaffold.adopt import Adoption, adopt
from relaybook.scaffold.adopt_keys import foreign_keys
from relaybook.scaffold.adopt_readiness import nearest_to_standard
from relaybook.scaffold.adopt_text import configuration_text
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.start import IGNORED
from relaybook.scaffold.write import add_line, write_new

# Folders with a dot are not read, but forges look for this file there.
_HIDDEN_OWNERS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS")


def adopt_folder(folder: Path, *, dry_run: bool) -> int:
    """Write what `folder` seems to hold, and show what a check says of it."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder} to adopt")
    tree = WorkingTree(folder)
    guess = adopt(survey(tree), folder.resolve().name, _hidden(folder))
    base = load(tree, read_configuration(configuration_text(guess).text))
    _refuse_nothing(base, folder)
    file = _configuration(guess, base, _found(folder, base, Level.STANDARD))
    if dry_run:
        emit(file.text)
        return CLEAN
    held = _write(folder, file, _found(folder, base, Level.BASIC), base)
    code = print_check(open_base([str(folder)]))
    say_next(folder, _steps(held))
    return code


def _configuration(guess: Adoption, base: KnowledgeBase, asked: Report) -> NewFile:
    known = {key for key, _ in guess.owners.keys}
    foreign = [one for one in foreign_keys(base.problems) if one[0] not in known]
    return configuration_text(guess, nearest_to_standard(base.documents, asked.findings), foreign)


def _found(folder: Path, base: KnowledgeBase, level: Level) -> Report:
    """Return what `relaybook check` will say of it at a level, with what git knows."""
    options = CheckOptions(level=level, baseline=NO_BASELINE, raise_errors=wants_traceback())
    opened = Opened(base, Location(folder, folder, (), configured=True), AsOf(clock.today()))
    past = history_for_check(opened, options)
    return check(base, opened.as_of, options, history=past)


def _write(folder: Path, file: NewFile, report: Report, base: KnowledgeBase) -> int:
    """Write the configuration, and a baseline where there are errors; return what it holds."""
    old = [one for one in report.findings if may_wait(one)]
    is_asked = any(one.severity is Severity.ERROR for one in old)
    held = len(old) if is_asked and BASELINE_NAME not in base.files else 0
    files = [file, *([NewFile(BASELINE_NAME, written(old))] if held else [])]
    write_new(folder, files)
    emit(f"wrote {folder / FILE_NAME}: read its guesses")
    if held:
        said = f"{plural(held, 'finding')} that {'was' if held == 1 else 'were'} there before"
        emit(f"wrote {folder / BASELINE_NAME}: {said}")
        for line in _by_rule(old):
            emit(f"  {line}")
    if not (folder / "site").exists() and add_line(
        folder / ".gitignore", IGNORED, ("site", "site/", "/site")
    ):
        emit(f"added {IGNORED} to {folder / '.gitignore'}")
    return held


def _by_rule(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each severity with its rules, the most findings first."""
    for severity in sorted(Severity, reverse=True):
        counts = Counter(one.rule for one in findings if one.severity is severity)
        if counts:
            ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
            rules = ", ".join(f"{count:,} {rule}" for rule, count in ordered)
            yield f"{plural(counts.total(), severity.word)}: {rules}"


def _steps(held: int) -> Steps:
    before = (
        ("relaybook check --no-baseline", "what was wrong before: mend it when you touch the page"),
    )
    return (
        (FILE_NAME, "read what was guessed and why, and change what is wrong"),
        *(before if held else ()),
        ("relaybook build", "publish it all as a site, in site/"),
        ("relaybook new contact NAME", "write down who answers, so that owners can be named"),
        (
            f"level in {FILE_NAME}",
            "ask more of one folder at a time: see what is written there above it",
        ),
    )


def _hidden(folder: Path) -> tuple[str, ...]:
    return tuple(path for path in _HIDDEN_OWNERS if (folder / path).is_file())


def _refuse_nothing(base: KnowledgeBase, folder: Path) -> None:
    if not base.documents and not base.alerts:
        raise UsageError(
            f"{folder.absolute()} holds neither Markdown nor alert rules, so there is nothing to "
            "adopt: start with `relaybook init`"
        )
