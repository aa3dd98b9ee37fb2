"""Where text cites a decision by number or name, outside of links: to be changed by hand."""

import re
from collections.abc import Iterator

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
    records = kb.by_path()
    for path in sorted(_searched(kb)):
        links = [link.range for link in records[path].outline.links] if path in records else []
        for one in citations_in(kb.sources.data(path)):
            name = name_without_extension(one.reference)
            is_it = name == stem if one.is_path else name_of(name).value == mine.value
            if is_it and not any(link.start <= one.start < link.end for link in links):
                yield Place(path, ByteRange(one.start, one.end))


def _searched(kb: KnowledgeBase) -> Iterator[str]:
    patterns = [re.compile(_pattern(one)) for one in kb.configuration.cited_from]
    pages = {one.path for one in kb.documents}
    for path in kb.files:
        if path in pages or any(one.fullmatch(path) for one in patterns):
            yield path


def _pattern(glob: str) -> str:
    """Return a glob as a regular expression; `**` stands for any folders."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./"))
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(signs.get(part, re.escape(part)) for part in parts)
