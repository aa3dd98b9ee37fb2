"""An index of decisions that somebody keeps by hand: which it names, and what it says of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relaybook.model.decision import Decision
from relaybook.model.decision_names import heading_of
from relaybook.model.decision_status import plain_word
from relaybook.model.guide import Guide
from relaybook.model.links import is_external, link_path
from relaybook.rules.context import Context
from relaybook.source import ByteRange

_LINK = re.compile(r"\[(?P<text>.*)\]\(", re.DOTALL)
_STARTS = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)]|\|)\s*\S")
_PIECES = re.compile(r"\s+[-\u2013\u2014:]+\s+|[()\[\]]|,|:\s")
_NO_WORDS = "*_~`'\" .!\u2705\u274c"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an index. title: what its link says. words: what else may be a status."""

    decision: Decision
    title: str
    words: tuple[str, ...]
    range: ByteRange


def entries(page: Guide, context: Context) -> tuple[Entry, ...]:
    """Return the items and rows of a page that begin with, or hold, a link to a decision."""
    if not page.outline.links:
        return ()
    data = context.kb.sources.data(page.path)
    return tuple(_entries(page, data, context.by_path))


def _entries(page: Guide, data: bytes, by_path: Mapping[str, object]) -> Iterator[Entry]:
    seen: set[int] = set()
    for link in page.outline.links:
        if link.is_image or is_external(link.target):
            continue
        decision = by_path.get(link_path(page.path, link.target))
        start = data.rfind(b"\n", 0, link.start) + 1
        line = _text(data, start, _line_end(data, link.end))
        # Further links of a line say what it relates to.
        if isinstance(decision, Decision) and _STARTS.match(line) and start not in seen:
            seen.add(start)
            written = _text(data, link.start, link.end)
            rest = line.replace(written, "|", 1)
            yield Entry(decision, _title(written), _words(rest), link.range)


def _title(link: str) -> str:
    found = _LINK.match(link)
    return " ".join(found["text"].split()) if found else ""


def _words(line: str) -> tuple[str, ...]:
    cells = [piece for cell in line.split("|") for piece in (cell, *_PIECES.split(cell))]
    return tuple(word for cell in cells if (word := plain_word(cell.strip(_NO_WORDS))))


def _line_end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return end if end >= 0 else len(data)


def _text(data: bytes, start: int, end: int) -> str:
    return data[start:end].decode("utf-8", "replace")


def words_of_title(title: str) -> frozenset[str]:
    """Return the words of a title without the number before it, to compare two of them."""
    plain = heading_of(title.strip(_NO_WORDS)).slug
    return frozenset(re.findall(r"\w+", plain.lower()))
