"""Where text cites a decision by number or name, outside of links."""

from collections.abc import Iterator

from relaybook.model.cited_files import cited_files
from relaybook.model.decision import Decision
from relaybook.model.decision_citations import citations_in, name_without_extension
from relaybook.model.decision_index import name_of_decision
from relaybook.model.decision_names import name_of
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import ByteRange, Place


def citations_of(kb: KnowledgeBase, decision: Decision) -> Iterator[Place]:
    """Yield where pages of the knowledge base, and code that `cited_from` names, cite a decision.

    A number is that of each decision that has it, whatever its log. Links are left out.
    """
    mine = name_of_decision(decision)
    stem = decision.id.rpartition("/")[2]
    records = {path: one for one in kb.documents for path in one.files}
    for path in sorted(_searched(kb)):
        record = records.get(path)
        links = [one.range for one in record.outline.links] if record else []
        for one in citations_in(kb.sources.data(path)):
            name = name_without_extension(one.reference)
            is_it = name == stem if one.is_path else name_of(name).value == mine.value
            if is_it and not any(link.start <= one.start < link.end for link in links):
                yield Place(path, ByteRange(one.start, one.end))


def _searched(kb: KnowledgeBase) -> Iterator[str]:
    yield from {path for one in kb.documents for path in one.files} & kb.files
    yield from cited_files(kb)
