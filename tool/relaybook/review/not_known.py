"""What a handover says that nobody knows, in the words of its own section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.model.knowledge_base import KnowledgeBase

SECTION = "what we do not know"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BULLET = re.compile(r"^\s{0,3}(?:[-*+]|\d+[.)])\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_HEADING = re.compile(r"^\s{0,3}#+\s*")


def not_known(base: KnowledgeBase, handover: Handover) -> tuple[str, ...]:
    """Return each point and paragraph of the section, as plain words; none where it is empty."""
    text = _COMMENT.sub("", _section(base, handover))
    return tuple(filter(None, (_plain(one) for one in _points(text))))


def _section(base: KnowledgeBase, handover: Handover) -> str:
    headings = handover.outline.headings
    at = next((n for n, one in enumerate(headings) if _is_it(one.text)), None)
    if at is None:
        return ""
    rest = (one for one in headings[at + 1 :] if one.level <= headings[at].level)
    data = base.sources.data(handover.path)
    end = next((one.start for one in rest), len(data))
    return data[headings[at].end : end].decode("utf-8", "replace")


def _is_it(heading: str) -> bool:
    return " ".join(heading.split()).casefold().rstrip("?:.") == SECTION


def _points(text: str) -> Iterator[str]:
    """Yield list items and paragraphs; a line that goes on belongs to what it goes on from."""
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        starts = bool(_BULLET.match(line)) or not line.strip()
        if starts and lines:
            yield " ".join(lines)
            lines = []
        if line.strip():
            lines.append(_HEADING.sub("", _BULLET.sub("", line)).strip())


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("**", "").strip()
