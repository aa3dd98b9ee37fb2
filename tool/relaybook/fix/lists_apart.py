"""What stands below a numbered step but not far enough in takes its list apart.

Commands one or two columns in belong to no step: the list ends above them, and what follows is
another one. Where that goes on with the next number, its author meant one list.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pyromark

from relaybook.fix.correction import LIST_INDENTATION, Correction, Edit
from relaybook.fix.reading import Page
from relaybook.load.markdown_outline import OPTIONS

_INSIDE = frozenset({"Paragraph", "CodeBlock", "BlockQuote", "List"})


class _Block(NamedTuple):
    """A block that stands in no other. first: the number an ordered list begins with, else -1.

    items: of an ordered list, how many.
    """

    kind: str
    start: int
    end: int
    first: int = -1
    items: int = 0

    @property
    def is_steps(self) -> bool:
        return self.first >= 0


def joining_corrections(data: bytes, page: Page) -> Iterator[Correction]:
    """Yield a correction for each step whose list ends before what belongs to the step."""
    blocks = tuple(_blocks(page))
    lists = [at for at, one in enumerate(blocks) if one.is_steps]
    for at, after in pairwise(lists):
        above, between, below = blocks[at], blocks[at + 1 : after], blocks[after]
        if not between or below.first != above.first + above.items:
            continue
        last = above.first + above.items - 1
        edits = tuple(_edits(data, between, len(f"{last}. ")))
        if edits and _begins_line(data, above) and _begins_line(data, below):
            start = _line(data, between[0].start)
            yield Correction(LIST_INDENTATION, start, between[0].end, edits, joins=True)


def _edits(data: bytes, between: Sequence[_Block], column: int) -> Iterator[Edit]:
    """Yield what brings the lines between to the column of the text; nothing if unsure."""
    if any(one.kind not in _INSIDE for one in between):
        return
    lines = list(_lines(data, _line(data, between[0].start), between[-1].end))
    depth = min((indent for _, indent in lines), default=0)
    if not 0 < depth < column or any(data[at : at + indent].strip(b" ") for at, indent in lines):
        return
    yield from (Edit(at, at, b" " * (column - depth)) for at, _ in lines)


def _lines(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line with words begins, and how far in they stand."""
    at = start
    for line in data[start:end].splitlines(keepends=True):
        if line.strip():
            yield at, len(line) - len(line.lstrip())
        at += len(line)


def _line(data: bytes, at: int) -> int:
    return data.rfind(b"\n", 0, at) + 1


def _begins_line(data: bytes, block: _Block) -> bool:
    """Whether a list begins at the margin, in the usual form."""
    text = data[block.start : block.end]
    digits = len(text) - len(text.lstrip(b"0123456789"))
    is_plain = text[digits : digits + 2] == b". " and text[digits + 2 : digits + 3] != b" "
    return is_plain and _line(data, block.start) == block.start


def _blocks(page: Page) -> Iterator[_Block]:
    depth, items = 0, 0
    first, begun = -1, ("", 0)
    ranged: Iterable[tuple[Any, Any]] = pyromark.events_with_range(page.body, options=OPTIONS)
    for event, where in ranged:
        if not isinstance(event, dict):
            if depth == 0:
                yield _Block(str(event), where["start"] + page.offset, where["end"] + page.offset)
            continue
        ((edge, tag),) = event.items()
        kind = next(iter(tag)) if isinstance(tag, dict) else str(tag)
        if edge == "Start":
            if depth == 0:
                number = tag["List"] if kind == "List" else None
                first, items = (-1 if number is None else number), 0
                begun = (kind, where["start"] + page.offset)
            items += depth == 1 and kind == "Item"
            depth += 1
        elif edge == "End":
            depth -= 1
            if depth == 0:
                yield _Block(*begun, where["end"] + page.offset, first, items)
