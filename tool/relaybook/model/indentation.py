"""The text of a step with the same lines further in or out, which says the same.

Whoever re-indents a runbook changes no step: a list may hold its steps' commands two, three or
four columns in, or behind a tab.
"""

import re
from collections.abc import Iterator

# Markdown needs two columns at least; more than eight nobody writes.
_TARGETS = (*(" " * columns for columns in range(2, 9)), "\t")
_LINE = re.compile(rb"([ \t]*)([^\n]*?)(\r?\n|\Z)")
_FENCE = re.compile(rb"(`{3,}|~{3,})")


def indented_forms(step: bytes) -> Iterator[bytes]:
    """Yield a step as it would be with its nested lines at other columns; its first line stays.

    Nested lists move with the step, or keep the proportion that they had. Within code only what
    all of it has in front changes.
    """
    first, newline, rest = step.partition(b"\n")
    lines = [(found[1], found[2], found[3]) for found in _LINE.finditer(rest) if found[0]]
    unit = min((_columns(space) for space, text, _ in lines if space and text), default=0)
    if not unit:
        return
    depths = list(_depths(lines))
    for target in _TARGETS:
        for in_proportion in (False, True):
            moved = (
                (_moved(_columns(space), depth, unit, target, in_proportion) if text else b"")
                + text
                + end
                for (space, text, end), depth in zip(lines, depths, strict=True)
            )
            yield first + newline + b"".join(moved)


def _columns(space: bytes) -> int:
    return len(space.expandtabs(4))


def _depths(lines: list[tuple[bytes, bytes, bytes]]) -> Iterator[int]:
    """Yield the columns by which each line is nested: those of the fence, for a line of code."""
    fence, depth = b"", 0
    for space, text, _ in lines:
        if not fence:
            depth = _columns(space)
            opened = _FENCE.match(text)
            fence = opened[0] if opened else b""
        elif text.startswith(fence) and not text.strip(fence[:1] + b" \t"):
            fence = b""
        yield min(depth, _columns(space))


def _moved(columns: int, depth: int, unit: int, target: str, in_proportion: bool) -> bytes:
    steps, over = divmod(depth, unit)
    if not steps:
        return b" " * columns
    more = (steps - 1) * (len(target) if in_proportion else unit) + over + columns - depth
    return (target + " " * more).encode()
