"""The Python-Markdown extension that renders every page, in whichever engine builds the site.

List it in the engine's configuration as `relaybook.site.markdown_extension`, with `toc` for the
permanent links beside headings; it needs no other extension and leaves none of the following
anything to do, so a forge and the site show the same page:

- The page is parsed as GitHub-flavoured Markdown: tables, task lists, footnotes, alerts, struck out
  text, bare addresses. Syntax that only Python-Markdown knows (`attr_list`, `md_in_html`, `!!!`) is
  plain text. Blocks of code are highlighted, diagrams in them are not drawn.
- Headings have the ids that GitHub gives them.
- What a record may not hold is removed from the finished HTML (`sanitise`).
- The planner's own HTML is put in after that (`trusted_blocks` says why that is safe), and marks
  where the steps of a runbook begin, which a block lists in `data-steps` (`rendering.step_marks`),
  and what stands beside the title, which one says in `data-beside-title` (`rendering.title_mark`).

Option `blocks`: the folder with the planner's HTML, or in a program the mapping itself. A relative
folder is looked for in the working directory, then beside the `mkdocs.yml` in use.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from relaybook.site.rendering.page_tree import PageTree
from relaybook.site.rendering.plain_text import as_node_text, title_text, words_of
from relaybook.site.rendering.step_marks import StepMark, StepMarks
from relaybook.site.rendering.title_mark import TitleMark
from relaybook.site.sanitise import sanitised
from relaybook.site.trusted_blocks import BlockName, find_block, parsed_block, split_at_blocks

Blocks = Mapping[str, str] | str | PathLike[str]

# A child of MkDocs' logger, whose warnings fail a strict build.
_LOG = logging.getLogger("mkdocs.relaybook")

_PLACEHOLDER = "\x02relaybook-block:{}\x03"
_PLACED = re.compile("<p>\x02relaybook-block:([0-9]+)\x03</p>")

# They would parse the source or the finished tree as another Markdown.
_FOREIGN_PREPROCESSORS = ("html_block", "fenced_code_block", "fenced_raw_block")
_FOREIGN_TREEPROCESSORS = ("inline", "prettify", "attr_list")


class RelaybookExtension(Extension):
    """See the module."""

    def __init__(self, **options: Any) -> None:
        self.config = {"blocks": ["", "folder or mapping of the planner's HTML"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        """Take over parsing and put the last word of every other stage at its end."""
        page = PageParser(md, self.getConfig("blocks"))
        md.parser = page
        md.preprocessors.register(_TakeSource(page), "relaybook_source", 10_000)
        md.treeprocessors.register(_PlainTitle(page), "relaybook_plain_title", 1.5)
        md.treeprocessors.register(_RichTitle(page), "relaybook_rich_title", 0.5)
        md.treeprocessors.register(_PutAside(page), "relaybook_blocks", -10_000)
        md.postprocessors.register(_Sanitise(page), "relaybook_sanitise", -10_000)


class PageParser(BlockParser):
    """Parses the page that Python-Markdown is converting, and holds its trusted blocks."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        # Extensions that come later expect to find processors here; they are not asked.
        self.blockprocessors = md.parser.blockprocessors
        self.source: list[str] = []
        self.trusted: list[Element] = []
        self.trusted_html: list[str] = []
        self.title: Element | None = None
        self.marks = StepMarks()
        self.title_mark = TitleMark()
        self._blocks = blocks

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: ARG002, N802 - as Python-Markdown calls it
        """Return the tree of the source as it was before any preprocessor changed it."""
        self.trusted, self.trusted_html, self.title = [], [], None
        self.marks, self.title_mark = StepMarks(), TitleMark()
        tree = PageTree(self.md.htmlStash.store, self.md.doc_tag, self.marks)
        below_title = []
        for part in split_at_blocks(self.source):
            if isinstance(part, str):
                tree.append_markdown(part)
            elif (block := self._block(part)) is not None:
                below_title.append(block) if part.below_title else tree.append_element(block)
        for block in reversed(below_title):
            tree.put_below_title(block)
        return ElementTree(tree.finish())

    def _block(self, name: BlockName) -> Element | None:
        html = find_block(_located(self._blocks, self.md), name.digest)
        if html is None:
            _LOG.warning("A page names block %s, which relaybook did not plan.", name.digest)
            return None
        block = parsed_block(html)
        for element in block.iter():
            if steps := element.attrib.pop("data-steps", None):
                self.marks.plan(StepMark(*step) for step in json.loads(steps))
            if beside := element.attrib.pop("data-beside-title", None):
                self.title_mark.plan(*json.loads(beside))
            element.text = as_node_text(element.text or "")
            element.tail = as_node_text(element.tail or "")
            for key, value in element.items():
                element.set(key, as_node_text(value))
        self.trusted.append(block)
        return block


def _located(blocks: Blocks, md: Markdown) -> Blocks:
    if not blocks:
        return {}
    if isinstance(blocks, Mapping) or Path(blocks).is_dir() or "relpath" not in md.treeprocessors:
        return blocks
    # MkDocs gives its configuration to its own processor only; other engines run in its folder.
    config = getattr(md.treeprocessors["relpath"], "config", None)
    return Path(getattr(config, "config_file_path", None) or "").parent / blocks


class _TakeSource(Preprocessor):
    def __init__(self, page: PageParser) -> None:
        super().__init__(page.md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        # Here and not earlier, since an extension listed after ours may have registered them.
        for name in _FOREIGN_PREPROCESSORS:
            self.md.preprocessors.deregister(name, strict=False)
        for name in _FOREIGN_TREEPROCESSORS:
            self.md.treeprocessors.deregister(name, strict=False)
        self._page.source = lines
        return lines


class _PlainTitle(Treeprocessor):
    """Shows an engine that looks for the page's title one without markup."""

    def __init__(self, page: PageParser) -> None:
        super().__init__(page.md)
        self._page = page

    def run(self, root: Element) -> None:
        if len(root) == 0 or root[0].tag != "h1":
            return
        self._page.title = root[0]
        root[0] = Element("h1")
        root[0].text = as_node_text(title_text(words_of(self._page.title)))


class _RichTitle(Treeprocessor):
    """Puts the real title back."""

    def __init__(self, page: PageParser) -> None:
        super().__init__(page.md)
        self._page = page

    def run(self, root: Element) -> None:
        if self._page.title is not None:
            root[0] = self._page.title
        if (title := root.find("h1")) is not None:
            self._page.title_mark.put_into(title)


class _PutAside(Treeprocessor):
    """Writes the trusted blocks out on their own, after all others had their turn with them."""

    def __init__(self, page: PageParser) -> None:
        super().__init__(page.md)
        self._page = page

    def run(self, root: Element) -> None:
        trusted = {id(block) for block in self._page.trusted}
        for index, element in enumerate(root):
            if id(element) in trusted:
                root[index] = self._set_aside(element)

    def _set_aside(self, block: Element) -> Element:
        placeholder = Element("p")
        placeholder.text = _PLACEHOLDER.format(len(self._page.trusted_html))
        # What follows the block is the record's own, for example its raw HTML.
        placeholder.tail, block.tail = block.tail, None
        self._page.trusted_html.append(self.md.serializer(block).replace(AMP_SUBSTITUTE, "&"))
        return placeholder


class _Sanitise(Postprocessor):
    """Sanitises each stretch between trusted blocks by itself, so that none reaches into them."""

    def __init__(self, page: PageParser) -> None:
        super().__init__(page.md)
        self._page = page

    def run(self, text: str) -> str:
        pieces = _PLACED.split(text)
        for index, piece in enumerate(pieces):
            in_block = index % 2 == 1
            if in_block:
                pieces[index] = self._page.trusted_html[int(piece)]
            else:
                marked = self._page.marks.placed(sanitised(piece))
                pieces[index] = self._page.title_mark.placed(marked)
        return "".join(pieces)


def makeExtension(**options: Any) -> RelaybookExtension:  # noqa: N802 - looked up by this name
    """Return the extension, as Python-Markdown asks for it."""
    return RelaybookExtension(**options)
