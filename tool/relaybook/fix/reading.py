"""A page as its reader gets it: fields, and what a CommonMark parser reports of the text."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyromark

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import OPTIONS
from relaybook.load.parse import decode
from relaybook.load.yaml_document import YamlDocument, parse_yaml
from relaybook.source import Unreadable

_BOM = b"\xef\xbb\xbf"


class CodeBlock(NamedTuple):
    """A code block; start, end: in bytes of the file. info: None for one that is indented."""

    info: str | None
    text: str
    start: int
    end: int


class Page(NamedTuple):
    """A Markdown file in two parts. offset: bytes of the file before the body."""

    fields: YamlDocument | None
    body: str
    offset: int


def read_page(data: bytes) -> Page | None:
    """Return the parts of a Markdown file; None where it is no text."""
    text = decode(data)
    if isinstance(text, Unreadable):
        return None
    parts = split_front_matter(text)
    before = len(text[: parts.body_at].encode())
    offset = before + (len(_BOM) if data.startswith(_BOM) else 0)
    fields = None if parts.yaml is None else parse_yaml(parts.yaml)
    return Page(fields, parts.body(text), offset)


def events(body: str) -> Iterator[Any]:
    """Yield what the parser reports, stretches of text joined: it may cut them anywhere."""
    text: list[str] = []
    reported: Iterable[Any] = pyromark.events(body, options=OPTIONS)
    for event in reported:
        if isinstance(event, dict) and "Text" in event:
            text.append(event["Text"])
            continue
        if text:
            yield {"Text": "".join(text)}
            text.clear()
        yield event
    if text:
        yield {"Text": "".join(text)}


def code_blocks(page: Page) -> tuple[CodeBlock, ...]:
    """Return every code block of a page, in order."""
    found: list[CodeBlock] = []
    info: str | None = None
    text: list[str] | None = None
    ranged: Iterable[tuple[Any, Any]] = pyromark.events_with_range(page.body, options=OPTIONS)
    for event, where in ranged:
        if not isinstance(event, dict):
            continue
        ((name, data),) = event.items()
        if name == "Start" and isinstance(data, dict) and "CodeBlock" in data:
            kind = data["CodeBlock"]
            info, text = (kind["Fenced"] if isinstance(kind, dict) else None), []
        elif name == "Text" and text is not None:
            text.append(data)
        elif name == "End" and data == "CodeBlock" and text is not None:
            start, end = where["start"] + page.offset, where["end"] + page.offset
            found.append(CodeBlock(info, "".join(text), start, end))
            text = None
    return tuple(found)
