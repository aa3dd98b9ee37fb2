"""What belongs to a numbered step stands four spaces in, not three.

CommonMark, and so every forge and our site, takes three. A site that MkDocs shows runs
Python-Markdown, which takes such steps apart: each is numbered 1, with its commands outside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pyromark

from relaybook.fix.correction import LIST_INDENTATION, Correction, Edit
from relaybook.fix.reading import Page
from relaybook.load.markdown_outline import OPTIONS

_MARKER = re.compile(rb"\d[.)] (?=\S)")
_INSIDE = 3
_CHILDREN = frozenset({"List", "CodeBlock", "Paragraph", "BlockQuote", "Table"})
_UNTOUCHED = frozenset({"HtmlBlock", "FootnoteDefinition"})


class _Item(NamedTuple):
    """An item of an ordered list. line: where its first line begins; column: of its number."""

    start: int
    end: int
    line: int
    column: int


def indentation_corrections(data: bytes, page: Page) -> Iterator[Correction]:
    """Yield a correction for each outermost step with something three spaces in."""
    found = _Found(data, page)
    for outer in found.outermost():
        inside = [item for item in found.items if outer.start <= item.start < outer.end]
        edits = tuple(_edits(data, [item for item in inside if found.is_shallow(item)], outer))
        if edits:
            end = data.find(b"\n", outer.start)
            yield Correction(LIST_INDENTATION, outer.start, max(end, outer.start), edits)


def _edits(data: bytes, shallow: Sequence[_Item], outer: _Item) -> Iterator[Edit]:
    at = data.find(b"\n", outer.start) + 1
    while shallow and 0 < at < outer.end:
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        line = data[at:end]
        indent = len(line) - len(line.lstrip(b" "))
        more = sum(_goes_on(item, at, indent) for item in shallow)
        if more and line.rstrip(b"\r"):
            yield Edit(at, at, b" " * more)
        at = end + 1


def _goes_on(item: _Item, at: int, indent: int) -> bool:
    """Whether the line at `at` is below the first one of an item and stands inside it."""
    return item.start < at < item.end and indent >= item.column + _INSIDE


class _Found:
    """The ordered items of a page, and what stands in them."""

    def __init__(self, data: bytes, page: Page) -> None:
        self._data = data
        self.items: list[_Item] = []
        self._children: list[int] = []
        self._untouched: list[tuple[int, int]] = []
        ordered: list[bool] = []
        ranged: Iterable[tuple[Any, Any]] = pyromark.events_with_range(page.body, options=OPTIONS)
        for event, where in ranged:
            if not isinstance(event, dict) or not {"Start", "End"} & event.keys():
                continue
            ((edge, tag),) = event.items()
            kind = next(iter(tag)) if isinstance(tag, dict) else tag
            start, end = where["start"] + page.offset, where["end"] + page.offset
            if edge == "Start":
                self._take(kind, tag, (start, end), ordered)
            elif kind == "List":
                ordered.pop()

    def _take(self, kind: str, tag: Any, where: tuple[int, int], ordered: list[bool]) -> None:
        if kind in _UNTOUCHED or (kind == "CodeBlock" and tag[kind] == "Indented"):
            self._untouched.append(where)
        if kind in _CHILDREN:
            self._children.append(self._first_mark(where[0]))
        if kind == "List":
            ordered.append(tag[kind] is not None)
        elif kind == "Item" and ordered and ordered[-1]:
            self._add(where)

    def _add(self, where: tuple[int, int]) -> None:
        start = self._first_mark(where[0])
        line = self._data.rfind(b"\n", 0, start) + 1
        self.items.append(_Item(start, where[1], line, start - line))

    def _first_mark(self, at: int) -> int:
        while self._data[at : at + 1] == b" ":
            at += 1
        return at

    def outermost(self) -> Iterator[_Item]:
        """Yield the ordered items that stand in no other one, and can be moved."""
        end = 0
        for item in self.items:
            if item.start >= end and self._is_plain(item):
                yield item
            end = max(end, item.end)

    def _is_plain(self, item: _Item) -> bool:
        inside = self._data[item.line : item.end]
        if b"\t" in inside or self._data[item.line : item.start].strip(b" "):
            return False
        return not any(item.start < start < item.end for start, _ in self._untouched)

    def is_shallow(self, item: _Item) -> bool:
        """Whether something in the item stands at the column that only CommonMark takes."""
        if not _MARKER.match(self._data, item.start):
            return False
        if self._data[item.line : item.start].strip(b" "):
            return False  # it begins on the line of another item
        below = self._data.find(b"\n", item.start)
        return any(
            below < child < item.end
            and child - (self._data.rfind(b"\n", 0, child) + 1) == item.column + _INSIDE
            for child in self._children
        )
