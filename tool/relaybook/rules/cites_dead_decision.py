import re
from collections.abc import Iterable, Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.cited_files import cited_files
from relaybook.model.decision import Decision
from relaybook.model.decision_citations import (
    Citation,
    citations_in,
    name_without_extension,
)
from relaybook.model.guide import Guide
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.links import find_page, is_external, link_path
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.dead_citations import dead, dead_citations
from relaybook.rules.rule import rule

# They tell what was, and are not followed.
_PAST = re.compile(r"change-?log|changes|history|news|release-?notes", re.IGNORECASE)
_DEFINITION = re.compile(rb" {0,3}\[[^\]]+\]:[ \t]*<?")
_KILOBYTE = 1000


@rule(
    "cites-dead-decision",
    on=(Runbook, System, Guide, KnowledgeBase),
    level=Level.STANDARD,
    area="decisions",
    severity=Severity.WARNING,
    thresholds={"largest_kilobytes": 500},
)
def check(
    record: Runbook | System | Guide | KnowledgeBase, context: Context
) -> Iterator[Problem | CannotTell]:
    """Runbooks, systems, guides and code cite decisions that hold."""
    if not context.kb.decisions:
        return
    if isinstance(record, KnowledgeBase):
        yield from _code(record, context)
    elif not (isinstance(record, Guide) and _is_past(record, context)):
        yield from _links(record, context)
        for path in record.files:
            yield from dead_citations(path, _citations(record, path, context), context)


def _is_definition(one: Citation, data: bytes) -> bool:
    """Whether it is the target of `[x]: path`: where a link leads there, that one is told."""
    start = data.rfind(b"\n", 0, one.start) + 1
    return one.is_path and bool(_DEFINITION.fullmatch(data[start : one.start]))


def _links(record: Record, context: Context) -> Iterator[Problem]:
    names = context.names_of_dead_decisions
    if not names or not any(map(names.__contains__, map(_name, record.outline.targets()))):
        return  # nearly every page; to look where each link leads costs far more
    for link in record.outline.links:
        if link.is_image or is_external(link.target) or _name(link.target) not in names:
            continue
        path = find_page(link_path(record.path, link.target), context.kb.files)
        found = context.by_path.get(path) if path else None
        if isinstance(found, Decision):
            yield from dead(record.path, link.range, (found,), context)


def _name(target: str) -> str:
    name = target.partition("#")[0].rpartition("/")[2]
    return name_without_extension(name) if "." in name else name


def _citations(record: Record, path: str, context: Context) -> Iterable[Citation]:
    """Return what a file of a record cites: noted in a page when it was read, searched in data."""
    if path != record.path or not record.outline.end:
        return citations_in(context.kb.sources.data(path))
    found = [
        Citation(one.words, one.kind == "cited path", one.start, one.end)
        for one in record.outline.mentions
        if one.kind in ("citation", "cited path")
    ]
    data = context.kb.sources.data(path) if found else b""
    return [one for one in found if not _is_definition(one, data)]


def _is_past(guide: Guide, context: Context) -> bool:
    """Whether a page tells what was; so does all that stands in a log."""
    if _PAST.fullmatch(guide.id.rpartition("/")[2]):
        return True
    folders = context.configuration.folders.decisions
    return any(f"{guide.path}/".startswith(f"{folder.strip('/')}/") for folder in folders)


def _code(kb: KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    largest = context.threshold(check, "largest_kilobytes") * _KILOBYTE
    for path in cited_files(kb):
        data = kb.sources.data(path)
        if len(data) > largest:
            yield CannotTell("code files that are too large to be searched")
        else:
            yield from dead_citations(path, citations_in(data), context)
