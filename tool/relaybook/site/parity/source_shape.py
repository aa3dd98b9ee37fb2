"""The shape of Markdown: what its author meant a reader to follow.

All is read from the events of the parser, not from HTML that was made of them, so that a fault of
any later stage shows: our rendering, the sanitiser, another extension, the engine, the theme. HTML
in the text counts as what it is, except that the words of its blocks of code are not compared.
"""

from collections.abc import Iterable
from typing import Any

import pyromark

from relaybook.load.markdown_outline import OPTIONS
from relaybook.site.parity.page_shape import read_html
from relaybook.site.parity.shape import Shape, ShapeBuilder
from relaybook.site.rendering.plain_text import MARKERS


def shape_of_markdown(text: str, offset: int = 0) -> Shape:
    """Return the shape of a text below its front matter.

    offset: bytes of the file before the text. Notes at the foot of the page are left out.
    """
    reader = _Reader(offset)
    events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(
        text.translate(MARKERS), options=OPTIONS
    )
    for event, where in events:
        reader.read(event, where["start"], where["end"])
    return reader.builder.shape()


def has_footnotes(text: str) -> bool:
    """Whether a page of this text ends with a list of notes."""
    return "[^" in text and any(
        isinstance(event, dict) and "FootnoteReference" in event
        for event in pyromark.events(text, options=OPTIONS)
    )


class _Reader:
    def __init__(self, offset: int) -> None:
        self.builder = ShapeBuilder()
        self._offset = offset
        self._verbatim: list[str] | None = None  # the lines of an open code or HTML block
        self._notes = 0  # how many footnotes are open

    def read(self, event: Any, start: int, end: int) -> None:
        if not isinstance(event, dict):
            return
        ((name, data),) = event.items()
        kind = next(iter(data)) if isinstance(data, dict) else data
        if name in ("Start", "End") and kind == "FootnoteDefinition":
            self._notes += 1 if name == "Start" else -1
        elif self._notes:
            return
        elif name == "Start":
            self._open(kind, data, start + self._offset, end + self._offset)
        elif name == "End":
            self._close(kind, start + self._offset, end + self._offset)
        elif name in ("Text", "Html") and self._verbatim is not None:
            self._verbatim.append(data)
        elif name == "InlineHtml":
            self._html(data, start + self._offset, end + self._offset)

    def _open(self, kind: str, data: Any, start: int, end: int) -> None:
        if kind == "List":
            self.builder.open_list(data["List"], start, end)
        elif kind == "Item":
            self.builder.item(start, end)
        elif kind in ("CodeBlock", "HtmlBlock"):
            self._verbatim = []

    def _close(self, kind: str, start: int, end: int) -> None:
        if kind == "List":
            self.builder.close_list()
        elif kind in ("CodeBlock", "HtmlBlock"):
            text, self._verbatim = "".join(self._verbatim or ()), None
            if kind == "CodeBlock":
                self.builder.code(text, start, end)
            else:
                self._html(text, start, end)

    def _html(self, html: str, start: int, end: int) -> None:
        read_html(html, self.builder, start, end, has_words=False)
