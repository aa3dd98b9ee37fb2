"""The structure of a Markdown body, read in one pass over the events of a CommonMark parser.

This is the hottest loop of a check. Most events are pieces of text, and nearly all of them are
passed over: what stands in a section, a step or behind a label is judged on slices of the body
afterwards, found by the byte ranges that the parser gives.
"""

import re
from collections.abc import Iterable
from typing import Any

import pyromark

from relaybook.load.command_blocks import NO_COMMAND, Block, language_of, read_block
from relaybook.load.markdown_text import PROSE_KEPT, first_words, is_closed_block
from relaybook.load.mentions import prose_mentions
from relaybook.load.raw_html import read_html
from relaybook.load.unsafe_content import unsafe_attributes, unsafe_target
from relaybook.model.change_phrases import STEMS, stated_effect
from relaybook.model.decision_citations import citations_in
from relaybook.model.heading_ids import HeadingIds

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_PROSE_READ = 4_000
_LONG = 180
_BEFORE_BLOCK = 160
_REFUSES = (b"no", b"n/", b"na")
# What follows a label is a block, or text that ends with a colon.
_LED_ON = re.compile(
    rb"\s*(?:`{3}|~{3})|[^\n]*(?:\n[ \t]*(?!`{3}|~{3})\S[^\n]*)*?:[ \t*_]*\r?\n\s*(?:`{3}|~{3})"
)
_BREAKS = ("SoftBreak", "HardBreak")

# Columns of the growing rows, in the order of the named tuples of `model.outline`.
_TEXT, _ID, _PROSE, _MORE, _START, _END = 1, 2, 3, 4, 5, 6
_LABEL_START, _LABEL_END = 6, 7


def read_outline(body: str, offset: int, *, is_procedure: bool = True) -> tuple[Any, ...]:
    """Return the parts of an outline as plain tuples (see `Outline`).

    body: the text below the front matter. offset: bytes of the file before the body.
    is_procedure: whether somebody follows it, so that its commands and instructions are read too.
    """
    reader = _Reader(body, offset, is_procedure)
    reader.read()
    return reader.parts()


class _Reader:
    """Keeps what is open while the events go by."""

    def __init__(self, body: str, offset: int, is_procedure: bool) -> None:
        self._body = body
        self._is_procedure = is_procedure
        self._bytes = body.encode()
        self._offset = offset
        self._ids = HeadingIds()
        self._headings: list[list[Any]] = []
        self._links: list[tuple[Any, ...]] = []
        self._fences: list[tuple[Any, ...]] = []
        self._steps: list[list[Any]] = []
        self._labels: list[list[Any]] = []
        self._unsafe: list[tuple[Any, ...]] = unsafe_attributes(body, offset)
        self._anchors: list[str] = []
        self._mentions: list[tuple[str, str, int, int]] = []
        self._numbers: list[int | None] = []  # next number of each open list, None for bullets
        self._step = -1

    def parts(self) -> tuple[Any, ...]:
        self._describe_sections()
        if self._is_procedure:
            self._describe_procedure()
        self._cite()
        return (
            [tuple(heading) for heading in self._headings],
            self._links,
            self._fences,
            [tuple(step) for step in self._steps],
            self._described_labels(),
            self._unsafe,
            tuple(self._anchors),
            self._has_text(),
            self._mentions,
            self._offset + len(self._bytes),
        )

    def _cite(self) -> None:
        """Note where the text cites decisions; what a link says is judged by where it leads."""
        shift = self._offset
        for one in citations_in(self._bytes, self._link_stretches):
            kind = "cited path" if one.is_path else "citation"
            self._mentions.append((kind, one.reference, one.start + shift, one.end + shift))

    def _link_stretches(self) -> list[tuple[int, int]]:
        return [(link[-2] - self._offset, link[-1] - self._offset) for link in self._links]

    def read(self) -> None:  # noqa: C901, PLR0912 - one loop, in the order of what is frequent
        words: list[str] | None = None  # text of the heading that is open
        line_starts = False  # whether the next inline event starts a paragraph or line
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(self._body, options=OPTIONS)
        for event, where in events:  # a dictionary of one key, or a name; no name holds a key
            if "Text" in event:
                line_starts = False
                if words is not None:
                    words.append(event["Text"])
            elif "End" in event:
                tag = event["End"]
                if tag.__class__ is dict:
                    words = self._closes(tag, words)
                elif tag == "Item" and len(self._numbers) == 1:
                    self._step = -1
            elif "Start" in event:
                tag = event["Start"]
                if tag == "Paragraph":
                    line_starts = True
                elif tag == "Strong":
                    if line_starts and words is None:
                        self._label(where["start"], where["end"])
                elif tag == "Item":
                    self._item(where["start"], where["end"])
                elif tag.__class__ is dict:
                    words = self._opens(tag, where["start"], where["end"], words)
                elif tag == "HtmlBlock":
                    self._html(where["start"], where["end"])
            elif event.__class__ is str:
                line_starts = event in _BREAKS
                if words is not None:
                    words.append(" ")
            elif "Code" in event:
                line_starts = False
                if words is not None:
                    words.append(event["Code"])
            elif "InlineHtml" in event:
                self._html(where["start"], where["end"])

    def _opens(
        self, tag: dict[str, Any], start: int, end: int, words: list[str] | None
    ) -> list[str] | None:
        shift = self._offset
        if "Heading" in tag:
            level = int(tag["Heading"]["level"][1])
            self._headings.append([level, "", "", "", False, start + shift, end + shift])
            return []
        if "Link" in tag:
            self._link(tag["Link"], False, start + shift, end + shift)
        elif "CodeBlock" in tag:
            self._fence(tag["CodeBlock"], start, end)
        elif "List" in tag:
            self._numbers.append(tag["List"])
        elif "Table" in tag:
            self._more()
        elif "Image" in tag:
            self._link(tag["Image"], True, start + shift, end + shift)
        return words

    def _closes(self, tag: dict[str, Any], words: list[str] | None) -> list[str] | None:
        if "Heading" in tag:
            text = "".join(words or ()).strip()
            heading = self._headings[-1]
            heading[_TEXT] = text
            heading[_ID] = self._ids.add(text)
            return None
        if "List" in tag:
            self._numbers.pop()
        return words

    def _fence(self, kind: Any, start: int, end: int) -> None:
        section, step, shift = len(self._headings) - 1, self._step, self._offset
        if kind == "Indented":
            info, is_closed = "", True
        else:
            info, is_closed = kind["Fenced"], is_closed_block(self._bytes[start:end])
        block = self._block(info, start, end) if self._is_procedure else NO_COMMAND
        self._fences.append(
            (info, section, step, is_closed, *block[:3], start + shift, end + shift)
        )
        self._more()

    def _block(self, info: str, start: int, end: int) -> Block:
        before = self._bytes[max(0, start - _BEFORE_BLOCK) : start]
        block = read_block(language_of(info), self._bytes[start:end], before)
        shift = start + self._offset
        if block.prompt >= 0:
            self._mentions.append(("prompt", "", shift + block.prompt, shift + block.prompt + 1))
        return block

    def _item(self, start: int, end: int) -> None:
        number = self._numbers[-1]
        if number is None:
            return
        self._numbers[-1] = number + 1
        if len(self._numbers) == 1:
            self._step = len(self._steps)
            shift = self._offset
            while self._bytes[start : start + 1] in (b" ", b"\t"):
                start += 1
            self._steps.append([number, len(self._headings) - 1, "", start + shift, end + shift])

    def _link(self, link: dict[str, str], is_image: bool, start: int, end: int) -> None:
        target = link["dest_url"]
        if link["link_type"] == "Email":
            target = f"mailto:{target}"
        self._links.append((target, is_image, len(self._headings) - 1, start, end))
        if what := unsafe_target(target):
            self._unsafe.append((what, start, end))
        if is_image:
            self._more()

    def _more(self) -> None:
        if self._headings:
            self._headings[-1][_MORE] = True

    def _label(self, start: int, end: int) -> None:
        """A bold text is a label if it ends with a colon, or a colon follows it."""
        text = self._bytes[start:end].strip(b"*_").decode("utf-8", "replace").strip()
        if not text.endswith(":"):
            if self._bytes[end : end + 1] != b":":
                return
            end += 1
        name, section, shift = text.rstrip(":").strip(), len(self._headings) - 1, self._offset
        self._labels.append(
            [name, section, self._step, False, "", True, start + shift, end + shift]
        )

    def _html(self, start: int, end: int) -> None:
        """A block comes here as a whole: the parser's own events cut it at each line."""
        found = read_html(self._bytes[start:end])
        self._anchors.extend(found.anchors)
        shift = self._offset + start
        self._unsafe += [(what, shift + at, shift + to) for what, at, to in found.unsafe]
        if found.shows_something:
            self._more()

    def _slice(self, start: int, end: int) -> str:
        shift = self._offset
        return self._bytes[start - shift : end - shift].decode("utf-8", "replace")

    def _describe_sections(self) -> None:
        ends = [heading[_START] for heading in self._headings[1:]]
        ends.append(self._offset + len(self._bytes))
        for heading, end in zip(self._headings, ends, strict=False):
            heading[_PROSE] = self._words(heading[_END], end)

    def _words(self, start: int, end: int) -> str:
        """Return the first words of a section; a long one is content whatever it says."""
        shift = self._offset
        source = self._bytes[start - shift : min(end, start + _PROSE_READ) - shift]
        if len(source) > _LONG and b"<!--" not in source:
            return source[:PROSE_KEPT].decode("utf-8", "replace").strip() or "..."
        return first_words(source.decode("utf-8", "replace")) if source else ""

    def _describe_procedure(self) -> None:
        shift = self._offset
        for step in self._steps:
            source = self._bytes[step[3] - shift : step[4] - shift]
            lower = source.lower()
            if any(stem in lower for stem in STEMS):
                step[2] = stated_effect(source.decode("utf-8", "replace"))
        for kind, words, start, end in prose_mentions(self._bytes, self._no_prose):
            self._mentions.append((kind, words, start + shift, end + shift))

    def _no_prose(self) -> list[tuple[int, int]]:
        rows = (*self._headings, *self._fences, *self._links)
        return [(row[-2] - self._offset, row[-1] - self._offset) for row in rows]

    def _described_labels(self) -> list[tuple[Any, ...]]:
        """Say of each label whether anything stands between it and what comes next."""
        starts = [label[_LABEL_START] for label in self._labels[1:]]
        starts.append(self._offset + len(self._bytes))
        for label, following in zip(self._labels, starts, strict=False):
            start, end = label[_LABEL_END], self._label_end(label, following)
            first = self._bytes[start - self._offset : min(end, start + 4) - self._offset].lstrip()
            label[3] = first[:1].isalnum() or first[:1] == b"`" or bool(self._words(start, end))
            if first[:2].lower() in _REFUSES:
                label[4] = " ".join(self._slice(start, min(end, start + _LONG)).split())
            if first:
                said = self._bytes[start - self._offset : end - self._offset]
                label[5] = _LED_ON.match(said) is not None
        return [tuple(label) for label in self._labels]

    def _label_end(self, label: list[Any], following: int) -> int:
        limit: int = min(following, label[_LABEL_END] + _PROSE_READ)
        if label[2] >= 0:
            return min(limit, int(self._steps[label[2]][4]))
        below = label[1] + 1
        if below < len(self._headings):
            return min(limit, int(self._headings[below][_START]))
        return limit

    def _has_text(self) -> bool:
        if any(heading[_PROSE] or heading[_MORE] for heading in self._headings) or self._fences:
            return True
        first = self._headings[0][_START] - self._offset if self._headings else len(self._bytes)
        return bool(first_words(self._bytes[:first].decode("utf-8", "replace")))
