"""The parts of a review as they stand on the site."""

import re
from collections.abc import Iterator

from relaybook.review.document import (
    Block,
    Heading,
    Items,
    Ladders,
    Paragraph,
    Table,
)
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, listed
from relaybook.site.prose import prose
from relaybook.site.tables import table

RUNGS = ("missing", "stated", "evidenced", "proven")
_KINDS = ("system", "runbook", "decision", "handover", "team", "role", "person", "vendor")
_REFERENCE = re.compile(rf"(?:{'|'.join((*_KINDS, 'contact'))}):[\w./-]+")
_MOST_COLUMNS = 7
_HEAD = 3


def block_html(page: Page, block: Block) -> Html:
    """Return one block; records that a text names are links."""
    if isinstance(block, Heading):
        return page.heading(block.text)
    if isinstance(block, Paragraph):
        words = linked(page, block.text)
        return element("p", element("strong", words) if block.strong else words)
    if isinstance(block, Items):
        return listed(linked(page, item) for item in block.items)
    if isinstance(block, Ladders):
        return _ladders(block)
    return _table(page, block)


def linked(page: Page, text: str) -> Html:
    """Return a text in which references to records are links, where those have a page."""
    return joined(_pieces(page, text))


def _pieces(page: Page, text: str) -> Iterator[Child]:
    at = 0
    for match in _REFERENCE.finditer(text):
        found = page.book.find(match[0].rstrip("."), _KINDS)
        if found is not None:
            end = match.start() + len(match[0].rstrip("."))
            yield prose(text[at : match.start()])
            yield page.link(found)
            at = end
    yield prose(text[at:])


def _table(page: Page, block: Table) -> Html:
    if len(block.columns) > _MOST_COLUMNS:
        return joined(_card(page, block, row) for row in block.rows)
    rows = [[linked(page, cell) for cell in row] for row in block.rows]
    return table(block.columns, rows, stacked=True)


def _card(page: Page, block: Table, row: tuple[str, ...]) -> Html:
    """Return a row of many columns as a card: its first cells are its title."""
    title = element(
        "p", element("strong", joined((linked(page, one) for one in row[:_HEAD]), " · "))
    )
    pairs = zip(block.columns[_HEAD:], row[_HEAD:], strict=True)
    facts = (
        element("div", element("dt", name), element("dd", linked(page, cell)))
        for name, cell in pairs
        if cell
    )
    return element("div", title, element("dl", *facts, class_="rb-answers"), class_="rb-gate")


def _ladders(block: Ladders) -> Html:
    rows = [
        (area, _bar(rungs), *map(str, rungs), beside or EMPTY) for area, rungs, beside in block.rows
    ]
    return table((block.of, "How far", *RUNGS, "Beside"), rows, stacked=True)


def _bar(rungs: tuple[int, int, int, int]) -> Html:
    """Return a bar whose parts are as wide as their counts; the counts stand beside it."""
    parts = (
        element("span", class_=f"rb-rung rb-rung--{name}", style=f"flex-grow:{count}")
        for name, count in zip(RUNGS, rungs, strict=True)
        if count
    )
    return element("span", *parts, class_="rb-rungs", aria_hidden="true")
