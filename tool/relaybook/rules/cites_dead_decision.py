import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.guide import Guide
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.links import is_external, link_path
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.dead_citations import Text, dead, dead_citations
from relaybook.rules.rule import rule

# They tell what was, and are not followed.
_PAST = re.compile(r"change-?log|changes|history|news|release-?notes", re.IGNORECASE)
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
            links = tuple(one.range for one in record.outline.links) if path == record.path else ()
            yield from dead_citations(Text(path, context.kb.sources.data(path), links), context)


def _links(record: Record, context: Context) -> Iterator[Problem]:
    for link in record.outline.links:
        if link.is_image or not link.target or is_external(link.target):
            continue
        found = context.by_path.get(link_path(record.path, link.target))
        if isinstance(found, Decision):
            text = Text(record.path, context.kb.sources.data(record.path))
            yield from dead(text, link.range, (found,), context)


def _is_past(guide: Guide, context: Context) -> bool:
    """Whether a page tells what was; so does all that stands in a log."""
    if _PAST.fullmatch(guide.id.rpartition("/")[2]):
        return True
    folders = context.configuration.folders.decisions
    return any(f"{guide.path}/".startswith(f"{folder.strip('/')}/") for folder in folders)


def _code(kb: KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    largest = context.threshold(check, "largest_kilobytes") * _KILOBYTE
    for path in _cited_from(kb):
        data = kb.sources.data(path)
        if len(data) > largest:
            yield CannotTell("code files that are too large to be searched")
        else:
            yield from dead_citations(Text(path, data), context)


def _cited_from(kb: KnowledgeBase) -> Iterator[str]:
    """Yield the files of code that `cited_from` names, by path; records are judged as such."""
    patterns = [re.compile(_pattern(glob)) for glob in kb.configuration.cited_from]
    if not patterns:
        return
    records = {path for record in kb.documents for path in record.files}
    for path in sorted(kb.files - records):
        if any(pattern.fullmatch(path) for pattern in patterns):
            yield path


def _pattern(glob: str) -> str:
    """Return a pattern for a glob: `*` stays within a folder, `**` does not."""
    parts = []
    for part in re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./").rstrip("/")):
        known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
        parts.append(known.get(part) or re.escape(part))
    return f"{''.join(parts)}(?:/.*)?" if glob.endswith("/") else "".join(parts)
