"""Which files of code are searched for citations of decisions: those that `cited_from` names."""

import re
from collections.abc import Iterator

from relaybook.model.knowledge_base import KnowledgeBase


def cited_files(kb: KnowledgeBase) -> Iterator[str]:
    """Yield the files that the globs of `cited_from` name, by path; records are left out."""
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
