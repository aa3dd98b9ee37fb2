"""The events of the CommonMark parser, one by one, into an element tree."""

from collections.abc import Callable
from typing import Any

from relaybook.model.heading_ids import HeadingIds
from relaybook.site.rendering.addresses import safe_anchor
from relaybook.site.rendering.code import code_block
from relaybook.site.rendering.element_stack import ElementStack
from relaybook.site.rendering.footnotes import Footnotes
from relaybook.site.rendering.inline import Inline
from relaybook.site.rendering.label_lines import give_labels_lines
from relaybook.site.rendering.step_marks import StepMarks

Keep = Callable[[str], str]
"""Puts HTML aside until the tree is written out, and returns the placeholder for it."""

# What opens exactly one element and closes it again.
_ELEMENTS = {
    "Paragraph": "p",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "TableRow": "tr",
}

# The alerts of forges, in the colours of the theme's admonitions.
_ALERTS = {
    "Note": "note",
    "Tip": "tip",
    "Important": "info",
    "Warning": "warning",
    "Caution": "danger",
}


class EventReader:
    """Reads the events of one part of a page."""

    def __init__(
        self,
        stack: ElementStack,
        keep: Keep,
        ids: HeadingIds,
        footnotes: Footnotes,
        marks: StepMarks,
    ) -> None:
        self._stack = stack
        self._inline = Inline(stack)
        self._keep = keep
        self._ids = ids
        self._footnotes = footnotes
        self._marks = marks
        self._info: str | None = None  # the info string, while inside a code block
        self._verbatim: list[str] = []  # the lines of a code or HTML block
        self._heading: list[str] = []  # the words since a heading began
        self._alignments: tuple[str, ...] = ()
        self._list_handlers()

    def _list_handlers(self) -> None:
        self._content: dict[str, Callable[[Any], None]] = {
            "Text": self._text,
            "Code": self._code,
            "Html": self._html_line,
            "InlineHtml": self._inline_html,
            "FootnoteReference": self._footnote_reference,
            "TaskListMarker": self._task_marker,
            "SoftBreak": self._soft_break,
            "HardBreak": self._hard_break,
            "Rule": self._rule,
        }
        self._starts: dict[str, Callable[[Any], None]] = {
            "Heading": self._open_heading,
            "CodeBlock": self._open_code_block,
            "HtmlBlock": self._open_html_block,
            "BlockQuote": self._open_quote,
            "List": self._open_list,
            "Item": self._open_item,
            "FootnoteDefinition": self._open_footnote,
            "Table": self._open_table,
            "TableHead": self._open_table_head,
            "TableCell": self._open_cell,
            "Link": self._inline.open_link,
            "Image": self._inline.open_picture,
        }
        self._ends: dict[str, Callable[[Any], None]] = {
            "Heading": self._close_heading,
            "CodeBlock": self._close_code_block,
            "HtmlBlock": self._close_html_block,
            "BlockQuote": self._close,
            "List": self._close_list,
            "Item": self._close_block,
            "FootnoteDefinition": self._close,
            "Table": self._close_table,
            "TableHead": self._close_table_head,
            "TableCell": self._close,
            "Link": self._close,
            "Image": self._close_picture,
        }

    def read(self, event: Any) -> None:
        """Take the next event: a word, or a word with its data."""
        name, data = _parted(event)
        if name in {"Start", "End"}:
            self._read_edge(name, *_parted(data))
        else:
            self._content[name](data)

    def finish(self) -> None:
        """Write what still waits for the next element."""
        self._stack.flush()

    def _read_edge(self, edge: str, name: str, data: Any) -> None:
        if self._inline.in_picture and name != "Image":
            return
        if edge == "End" and name == "Paragraph":
            self._close_block(None)
        elif tag := _ELEMENTS.get(name):
            self._stack.open(tag) if edge == "Start" else self._close(None)
        elif edge == "Start":
            self._starts[name](data)
        else:
            self._ends[name](data)

    def _text(self, words: str) -> None:
        if self._info is not None:
            self._verbatim.append(words)
            return
        self._add_to_heading(words)
        self._inline.words(words)

    def _code(self, code: str) -> None:
        self._add_to_heading(code)
        self._inline.code(code)

    def _add_to_heading(self, words: str) -> None:
        if not self._inline.in_picture:
            self._heading.append(words)

    def _soft_break(self, _: None) -> None:
        self._text("\n")

    def _hard_break(self, _: None) -> None:
        self._inline.line_break()

    def _rule(self, _: None) -> None:
        self._stack.leaf("hr")

    def _inline_html(self, html: str) -> None:
        if not self._inline.in_picture:
            self._stack.placeholder(self._keep(html))

    def _html_line(self, html: str) -> None:
        self._verbatim.append(html)

    def _footnote_reference(self, label: str) -> None:
        if not self._inline.in_picture:
            self._footnotes.refer(label, self._stack)

    def _task_marker(self, done: bool) -> None:
        item = self._stack.nearest("li")
        if item is not None:
            item.set("class", "task-list-item")
        checked = {"checked": "checked"} if done else {}
        box = self._stack.leaf("input", type="checkbox", disabled="disabled", **checked)
        box.set("aria-label", "Done" if done else "To do")

    def _open_heading(self, heading: dict[str, Any]) -> None:
        self._heading.clear()
        self._stack.open(heading["level"].lower())

    def _close_heading(self, _: str) -> None:
        element = self._stack.close()
        if given := self._ids.add("".join(self._heading)):
            element.set("id", safe_anchor(given))
        if mark := self._marks.next_heading():
            self._stack.placeholder(mark)

    def _open_code_block(self, kind: Any) -> None:
        self._verbatim.clear()
        self._info = kind["Fenced"] if isinstance(kind, dict) else ""

    def _close_code_block(self, _: None) -> None:
        html = code_block(self._info or "", "".join(self._verbatim))
        self._info = None
        self._stack.placeholder(self._keep(html))

    def _open_html_block(self, _: None) -> None:
        self._verbatim.clear()

    def _close_html_block(self, _: None) -> None:
        self._stack.placeholder(self._keep("".join(self._verbatim)))

    def _open_quote(self, alert: str | None) -> None:
        if alert is None:
            self._stack.open("blockquote")
            return
        self._stack.open("div", class_=f"admonition {_ALERTS[alert]}")
        self._stack.open("p", class_="admonition-title")
        self._stack.text(alert)
        self._stack.close()

    def _open_list(self, start: int | None) -> None:
        self._marks.open_list(is_ordered=start is not None)
        if start is None:
            self._stack.open("ul")
        else:
            self._stack.open("ol", **({} if start == 1 else {"start": str(start)}))

    def _close_list(self, _: Any) -> None:
        self._marks.close_list()
        self._stack.close()

    def _open_item(self, _: Any) -> None:
        self._stack.open("li")
        if mark := self._marks.next_item():
            self._stack.placeholder(mark)

    def _open_footnote(self, label: str) -> None:
        self._stack.enter(self._footnotes.define(label))

    def _open_table(self, alignments: tuple[str, ...]) -> None:
        self._alignments = alignments
        self._stack.open("table")

    def _open_table_head(self, _: None) -> None:
        self._stack.open("thead")
        self._stack.open("tr")

    def _close_table_head(self, _: None) -> None:
        self._stack.close()
        self._stack.close()
        self._stack.open("tbody")

    def _close_table(self, _: None) -> None:
        self._stack.close()
        self._stack.close()

    def _open_cell(self, _: None) -> None:
        row = self._stack.current
        alignment = self._alignments[len(row)].lower()
        tag = "td" if self._stack.nearest("tbody") is not None else "th"
        self._stack.open(tag, **({} if alignment == "none" else {"align": alignment}))

    def _close_picture(self, _: None) -> None:
        self._inline.close_picture()

    def _close_block(self, _: Any) -> None:
        give_labels_lines(self._stack.close())

    def _close(self, _: Any) -> None:
        self._stack.close()


def _parted(event: Any) -> tuple[str, Any]:
    if isinstance(event, str):
        return event, None
    ((name, data),) = event.items()
    return name, data
