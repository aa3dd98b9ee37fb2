"""Markdown of our own pages as plain text that reads well in a terminal."""

import re
from collections.abc import Iterator

from relaybook.report.printable import printable, wrapped
from relaybook.report.style import Style

_FENCE = re.compile(r"(?P<fence>`{3,})(?:\w+)?(?: title=\"(?P<title>[^\"]+)\")?\s*$")
_HEADING = re.compile(r"(?P<level>#{1,6}) (?P<text>.+)")
_ITEM = re.compile(r"(?P<mark>[-*]|\d+\.) (?P<text>.+)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*")
_TABLE = re.compile(r"\|.*\|\s*$")


def markdown_text(markdown: str, *, color: bool = False, width: int = 80) -> Iterator[str]:
    """Yield lines: headings, paragraphs and lists wrapped, code and tables as they are."""
    style = Style(color)
    lines = iter(markdown.splitlines())
    paragraph: list[str] = []
    for line in lines:
        if fence := _FENCE.match(line):
            yield from _paragraph(paragraph, width)
            yield from _code(lines, fence, style)
        elif heading := _HEADING.match(line):
            yield from _paragraph(paragraph, width)
            yield style.strong(printable(heading["text"]))
        elif _TABLE.match(line):
            yield from _paragraph(paragraph, width)
            yield f"  {printable(line)}"
        elif not line.strip():
            yield from _paragraph(paragraph, width)
            yield ""
        else:
            if _ITEM.match(line):
                yield from _paragraph(paragraph, width)
            paragraph.append(line)
    yield from _paragraph(paragraph, width)


def _paragraph(lines: list[str], width: int) -> Iterator[str]:
    text = _LINK.sub(r"\1", _EMPHASIS.sub(r"\1", " ".join(lines)))
    lines.clear()
    if item := _ITEM.match(text):
        yield from wrapped(item["text"], width, f"  {item['mark']} ")
    elif text:
        yield from wrapped(text, width)


def _code(lines: Iterator[str], fence: re.Match[str], style: Style) -> Iterator[str]:
    if fence["title"]:
        yield f"  {style.faint(printable(fence['title']))}"
    for line in lines:
        if line.rstrip() == fence["fence"]:
            return
        yield f"    {printable(line)}".rstrip()
