"""The structure of a Markdown body, read in one pass over the events of a CommonMark parser."""

import re
from collections.abc import Callable
from typing import Any

import pyromark

from relaybook.load.change_words import change_in_command, change_in_prose
from relaybook.load.unsafe_content import unsafe_attributes, unsafe_html, unsafe_target
from relaybook.model.heading_ids import HeadingIds

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_PROSE_KEPT = 200
_PENDING = -1  # a bold text that is a label only if a colon follows
_ANCHOR = re.compile(r"""<[^>]*?\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""")
_SHELLS = frozenset({"", "bash", "sh", "shell", "zsh", "console", "shell-session", "sql", "powershell"})


def read_outline(body: str, offset: int) -> tuple[Any, ...]:
    """Return the parts of an outline as plain tuples (see `Outline.from_plain`).

    body: the text below the front matter. offset: bytes of the file before the body.
    """
    return _Reader(body, offset).parts()


class _Reader:
    """Keeps what is open while the events go by."""

    def __init__(self, body: str, offset: int) -> None:
        self._offset = offset
        self._ids = HeadingIds()
        self._headings: list[list[Any]] = []
        self._links: list[tuple[Any, ...]] = []
        self._fences: list[tuple[Any, ...]] = []
        self._steps: list[list[Any]] = []
        self._labels: list[list[Any]] = []
        self._unsafe: list[tuple[Any, ...]] = unsafe_attributes(body, offset)
        self._anchors: list[str] = []
        self._has_text = False
        self._heading: list[str] | None = None  # text of the heading that is open
        self._code: list[str] | None = None  # text of the code block that is open
        self._strong: list[str] | None = None  # text of the label that is open
        self._strong_start = 0
        self._numbers: list[int | None] = []  # next number of each open list, None for bullets
        self._step = -1
        self._line_starts = False  # whether the next inline event starts a paragraph or line
        self._html: list[str] | None = None
        self._read(body)

    def parts(self) -> tuple[Any, ...]:
        return (
            [tuple(heading) for heading in self._headings],
            self._links,
            self._fences,
            [tuple(step) for step in self._steps],
            [tuple(label) for label in self._labels if label[5] != _PENDING],
            self._unsafe,
            tuple(self._anchors),
            self._has_text,
        )

    def _read(self, body: str) -> None:
        shift = self._offset
        handlers: dict[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Code": self._text,
            "Html": self._raw_html,
            "InlineHtml": self._inline_html,
        }
        for event, where in pyromark.events_with_range(body, options=_OPTIONS):
            if isinstance(event, str):
                self._line_starts = event in ("SoftBreak", "HardBreak")
                self._breaks()
                continue
            ((name, value),) = event.items()
            start, end = where["start"] + shift, where["end"] + shift
            if name == "Start":
                self._opens(value, start, end)
            elif name == "End":
                self._closes(value, start, end)
            elif name in handlers:
                handlers[name](value, start, end)

    def _breaks(self) -> None:
        if self._heading is not None:
            self._heading.append(" ")
        elif self._headings and self._headings[-1][3]:
            self._headings[-1][3] += " "

    def _opens(self, tag: Any, start: int, end: int) -> None:
        if tag == "Paragraph":
            self._line_starts = True
        elif tag == "Strong":
            if self._line_starts:
                self._strong, self._strong_start = [], start
        elif tag == "Item":
            self._open_item(start, end)
        elif tag == "HtmlBlock":
            self._html = []
        elif isinstance(tag, dict):
            ((name, value),) = tag.items()
            self._opens_with(name, value, start, end)

    def _opens_with(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Heading":
            self._heading = []
            self._headings.append([int(value["level"][1]), "", "", "", False, start, end])
        elif name in ("Link", "Image"):
            self._link(name == "Image", value["dest_url"], start, end)
        elif name == "CodeBlock":
            self._code = []
            info = value["Fenced"] if isinstance(value, dict) else ""
            section = len(self._headings) - 1
            self._fences.append((info, section, self._step, start, end))
            self._more()
        elif name == "List":
            self._numbers.append(value)
        elif name == "Table":
            self._more()

    def _closes(self, tag: Any, start: int, end: int) -> None:
        if tag == "Strong":
            self._close_label(end)
        elif tag == "CodeBlock":
            self._close_code()
        elif tag == "Item":
            if len(self._numbers) == 1:
                self._step = -1
        elif tag == "HtmlBlock":
            self._close_html(start, end)
        elif isinstance(tag, dict):
            if "Heading" in tag:
                self._close_heading()
            elif "List" in tag:
                self._numbers.pop()

    def _open_item(self, start: int, end: int) -> None:
        number = self._numbers[-1]
        if number is None:
            return
        self._numbers[-1] = number + 1
        if len(self._numbers) == 1:
            self._step = len(self._steps)
            self._steps.append([number, len(self._headings) - 1, "", start, end])

    def _link(self, is_image: bool, target: str, start: int, end: int) -> None:
        self._links.append((target, is_image, len(self._headings) - 1, start, end))
        if what := unsafe_target(target):
            self._unsafe.append((what, start, end))
        if is_image:
            self._more()

    def _more(self) -> None:
        self._has_text = True
        if self._headings:
            self._headings[-1][4] = True
        self._fill_label()

    def _fill_label(self) -> None:
        if self._labels:
            self._labels[-1][3] = True

    def _text(self, text: str, start: int, end: int) -> None:
        if self._heading is not None:
            self._heading.append(text)
        elif self._code is not None:
            self._code.append(text)
        elif self._strong is not None:
            self._strong.append(text)
            self._prose(text)
        else:
            self._line_starts = False
            self._prose(text)
            self._continue_label(text, end)

    def _prose(self, text: str) -> None:
        if not text.strip():
            return
        self._has_text = True
        if self._headings:
            heading = self._headings[-1]
            if len(heading[3]) < _PROSE_KEPT:
                heading[3] += text
        if self._step >= 0 and not self._steps[self._step][2]:
            self._steps[self._step][2] = change_in_prose(text)

    def _continue_label(self, text: str, end: int) -> None:
        """A colon right after the bold text makes it a label; anything else fills it."""
        if not self._labels:
            return
        label = self._labels[-1]
        if label[5] == _PENDING:
            if text.startswith(":"):
                label[5] = end - len(text.encode()) + 1
                text = text[1:]
            else:
                self._labels.pop()
                return
        if text.strip(" :*"):
            label[3] = True

    def _close_label(self, end: int) -> None:
        if self._strong is None:
            return
        text = "".join(self._strong).strip()
        self._strong, self._line_starts = None, False
        if self._labels and self._labels[-1][5] == _PENDING:
            self._labels.pop()
        if text:
            self._labels.append(
                [
                    text.rstrip(":").strip(),
                    len(self._headings) - 1,
                    self._step,
                    False,
                    self._strong_start,
                    end if text.endswith(":") else _PENDING,
                ]
            )

    def _close_code(self) -> None:
        text, self._code = "".join(self._code or ()), None
        info, section, step, _, _ = self._fences[-1]
        language = info.split()[0].lower() if info.split() else ""
        if language not in _SHELLS:
            return
        if step >= 0 and not self._steps[step][2]:
            self._steps[step][2] = change_in_command(text)

    def _close_heading(self) -> None:
        text, self._heading = "".join(self._heading or ()).strip(), None
        self._headings[-1][1] = text
        self._headings[-1][2] = self._ids.add(text)
        if self._labels and self._labels[-1][5] == _PENDING:
            self._labels.pop()

    def _raw_html(self, text: str, start: int, end: int) -> None:
        if self._html is not None:
            self._html.append(text)
        else:
            self._inline_html(text, start, end)

    def _close_html(self, start: int, end: int) -> None:
        text, self._html = "".join(self._html or ()), None
        self._inline_html(text, start, end)

    def _inline_html(self, text: str, start: int, end: int) -> None:
        if text.lstrip().startswith("<!--") and text.rstrip().endswith("-->"):
            return
        self._anchors.extend(_ANCHOR.findall(text))
        if what := unsafe_html(text):
            self._unsafe.append((what, start, end))
        if "<img" in text or "<table" in text or "<pre" in text or _visible(text):
            self._more()


def _visible(html: str) -> bool:
    return bool(re.sub(r"<!--.*?-->|<[^>]*>", "", html, flags=re.DOTALL).strip())
