"""What `check --fix` changes: a pure function from what was loaded and found to new files."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from relaybook.findings import Report
from relaybook.fix.correction import LIST_INDENTATION, Correction, corrected
from relaybook.fix.dates import RULE as DATES
from relaybook.fix.dates import date_corrections
from relaybook.fix.indentation import indentation_corrections
from relaybook.fix.languages import RULE as LANGUAGES
from relaybook.fix.languages import language_corrections
from relaybook.fix.lists_apart import joining_corrections
from relaybook.fix.prompts import RULE as PROMPTS
from relaybook.fix.prompts import prompt_corrections
from relaybook.fix.reading import read_page
from relaybook.fix.verified import is_meant
from relaybook.load.discover import form_of
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.source import ByteRange, Place

_PYTHON_MARKDOWN = ("mkdocs.yml", "mkdocs.yaml")
_SANE = b"truly_sane_lists"  # an extension after which it takes fewer columns, too
FIXED_RULES = (PROMPTS, LANGUAGES, DATES)
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file before and after. counts: how many faults are mended, by rule."""

    path: str
    before: bytes
    after: bytes
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class FixPlan:
    """What is to be written. kept: runbooks left alone, since an exercise vouches for their text.

    refused: files left alone, since the changes together would change something else.
    """

    files: tuple[FixedFile, ...]
    kept: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many faults are mended, by rule."""
        return sum((file.counts for file in self.files), Counter[str]())


def plan_fixes(kb: KnowledgeBase, report: Report, indents: Wanted) -> FixPlan:
    """Return what mends the open findings of a report where that cannot change a meaning.

    indents: whether the lists of a file are mended, which no rule asks for. What was accepted or
    is in the baseline is left alone. The text of an exercised runbook is too: a digest of what was
    followed would no longer match it.
    """
    return _Plan(kb, report, indents).plan()


class _Plan:
    def __init__(self, kb: KnowledgeBase, report: Report, indents: Wanted) -> None:
        self._kb = kb
        self._indents = indents
        self._open = {
            (one.rule, one.path, one.span.line, one.span.column)
            for one in report.findings
            if one.rule in FIXED_RULES
        }
        self._dated = {path for rule, path, _, _ in self._open if rule == DATES}
        self._textual = {path for rule, path, _, _ in self._open if rule != DATES}
        named = {split_reference(one.runbook or "")[1] for one in kb.exercises.values()}
        self._exercised = {kb.runbooks[name].path for name in named if name in kb.runbooks}
        self._records = kb.by_path()
        self._takes_lists_apart = _takes_lists_apart(kb)

    def plan(self) -> FixPlan:
        files: list[FixedFile] = []
        kept: list[str] = []
        refused: list[str] = []
        for path in self._paths():
            data = self._kb.sources.data(path)
            found = tuple(self._meant(path, data))
            textual = [one for one in found if not one.field]
            if textual and path in self._exercised:
                kept.append(path)
                found = tuple(one for one in found if one.field)
            if found and not is_meant(path, data, found):
                refused.append(path)
            elif found:
                counts = Counter(one.rule for one in found)
                files.append(FixedFile(path, data, corrected(data, found), counts))
        return FixPlan(tuple(files), tuple(kept), tuple(refused))

    def _paths(self) -> list[str]:
        pages = {path for path in self._records if form_of(path) == "markdown"}
        return sorted(self._dated | self._textual | {one for one in pages if self._indents(one)})

    def _meant(self, path: str, data: bytes) -> Iterator[Correction]:
        """Yield the corrections that change what they name and nothing else, each by itself."""
        blocks: set[int] = set()
        for one in self._corrections(path, data):
            if one.block in blocks or not is_meant(path, data, (one,)):
                continue
            blocks.update([one.block] if one.block >= 0 else [])
            yield one

    def _corrections(self, path: str, data: bytes) -> Iterator[Correction]:
        if path in self._dated:
            yield from self._dates(path, data)
        record, page = self._records.get(path), read_page(data)
        if record is None or page is None or form_of(path) != "markdown":
            return
        if path in self._textual:
            prompts = prompt_corrections(data, page, record.outline)
            yield from self._asked(record, (*prompts, *language_corrections(data, page)))
        if self._indents(path):
            yield from joining_corrections(data, page)
            if self._takes_lists_apart:
                yield from indentation_corrections(data, page)

    def _dates(self, path: str, data: bytes) -> Iterator[Correction]:
        # Records that inherit a value all report it at the place where it is written.
        at = {one.problem.place: one for one in self._kb.problems if one.problem.place.path == path}
        for seen in at.values():
            span = self._kb.sources.locate(seen.problem.place)
            if (DATES, path, span.line, span.column) in self._open:
                yield from date_corrections(path, data, [seen])

    def _asked(self, record: Record, found: Sequence[Correction]) -> Iterator[Correction]:
        """Yield the corrections of what is an open finding."""
        for one in found:
            place = Place(record.path, ByteRange(one.start, one.end))
            span = self._kb.sources.locate(place)
            if (one.rule, record.path, span.line, span.column) in self._open:
                yield one


def _takes_lists_apart(kb: KnowledgeBase) -> bool:
    """Whether a site engine is set up here that needs four columns where forges take three."""
    configured = (path for path in kb.files if path.rpartition("/")[2] in _PYTHON_MARKDOWN)
    return any(_SANE not in kb.sources.data(path) for path in sorted(configured))


def fixed_names(plan: FixPlan) -> list[str]:
    """Return the names of what is mended, those of rules first."""
    return sorted(plan.counts, key=lambda name: (name == LIST_INDENTATION, name))
