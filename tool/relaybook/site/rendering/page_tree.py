"""The element tree of one page, put together from Markdown and finished elements.

Python-Markdown's own block parser takes apart lists that are indented by three spaces, numbers
every step 1 and shows Markdown inside `<details>` as text. So pages are parsed by pyromark, the
CommonMark parser that also loads the records: steps and code blocks on the site are those that the
rules judged. The tree is the one that Python-Markdown expects, so engines rewrite its links and
read its headings as always.
"""

from xml.etree.ElementTree import Element

from pyromark import Markdown, Options

from relaybook.model.heading_ids import HeadingIds
from relaybook.site.rendering.commonmark import EventReader, Keep
from relaybook.site.rendering.element_stack import ElementStack
from relaybook.site.rendering.footnotes import Footnotes
from relaybook.site.rendering.plain_text import MARKERS
from relaybook.site.rendering.step_marks import StepMarks

_PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)


class PageTree:
    """Parts are parsed one by one, so nothing that one leaves open swallows the next.

    marks: of the steps; they are told which of them the page has before its text is read.
    """

    def __init__(self, keep: Keep, root_tag: str, marks: StepMarks) -> None:
        self._root = Element(root_tag)
        self._keep = keep
        self._ids = HeadingIds()
        self._footnotes = Footnotes()
        self._marks = marks

    def append_markdown(self, text: str) -> None:
        """Add what the text says; headings and footnotes are numbered through the page."""
        stack = ElementStack(self._root)
        reader = EventReader(stack, self._keep, self._ids, self._footnotes, self._marks)
        # Comments and raw HTML reach the stash unparsed, so the markers go before parsing.
        for event in _PARSER.events(text.translate(MARKERS)):
            reader.read(event)
        reader.finish()

    def append_element(self, element: Element) -> None:
        """Add an element as it is."""
        self._root.append(element)

    def put_below_title(self, element: Element) -> None:
        """Add an element after the heading that the page begins with, else at its top."""
        begins_with_title = len(self._root) > 0 and self._root[0].tag == "h1"
        self._root.insert(1 if begins_with_title else 0, element)

    def finish(self) -> Element:
        """Return the tree."""
        self._footnotes.append_to(self._root)
        for child in self._root:
            child.tail = (child.tail or "") + "\n"
        return self._root
