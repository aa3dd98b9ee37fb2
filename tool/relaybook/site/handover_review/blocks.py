"""The blocks of a review as sections of a page: the words are its document's, names are links."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from relaybook.model.heading_ids import github_slug
from relaybook.model.references import CONTACT_KINDS
from relaybook.review.document import Block, Heading, Items, Ladders, Paragraph, Table
from relaybook.site.handover_review.places import place, said
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, listed, note
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import who
from relaybook.site.tables import SHOWN, Cell, Listing
from relaybook.site.values import day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[\d,]+")
_PLACE = re.compile(r"(.+):(\d+)")
_GAPS = frozenset(
    {
        "cannot tell",
        "no date",
        "no decision",
        "nobody",
        "nobody can tell",
        "nobody is named",
        "none",
        "not known",
        "not met",
        "not signed",
        "nothing is said",
    }
)
"""What a cell says where something is missing; whoever reads a table in a hurry must see it."""
_AREA = "Area"
_PEOPLE = frozenset({"Owner", "Technical owner", "Executive"})
IN_SIGHT = 15
"""How many entries of a list a meeting sees: it reads few pages, and the rest is a link."""
_RUNGS = ("Missing", "Stated", "Evidenced", "Proven")

Cells = Sequence[Child | Cell]


@dataclass(frozen=True)
class Sections:
    """Blocks of a review. stem: where lists go on that are too long. lowest: an area to mark."""

    blocks: Sequence[Block]
    stem: str
    lowest: str = ""

    def shown(self, page: Page) -> Html:
        """Return the blocks one after the other."""
        return joined(self._shown(page, title, block) for title, block in _titled(self.blocks))

    def pages(self, page: Page) -> Iterator[PlannedFile]:
        """Yield the pages of lists that are too long."""
        for title, block in _titled(self.blocks):
            if isinstance(block, Table | Ladders | Items):
                yield from self._listing(title, block).pages(page)

    def _shown(self, page: Page, title: str, block: Block) -> Html:
        if isinstance(block, Heading):
            return page.heading(block.text)
        if isinstance(block, Paragraph):
            words = said(page, block.text)
            return element("p", element("strong", words) if block.strong else words)
        listing = self._listing(title, block)
        if not isinstance(block, Items):
            return listing.cut(page)
        more = len(block.items) - listing.shown
        rest = note(page.to(listing.uri, f"{more:,} more"), ".") if more > 0 else EMPTY
        return joined([listed(said(page, one) for one in block.items[: listing.shown]), rest])

    def _listing(self, title: str, block: Table | Ladders | Items) -> Listing[Sequence[str]]:
        headers, rows, row = self._rows(block)
        uri = f"{self.stem}/all-{github_slug(title)}.md"
        is_of_areas = isinstance(block, Ladders) and block.of == _AREA
        shown = SHOWN if is_of_areas else IN_SIGHT  # no area may hide: the lowest is the headline
        return Listing(title, uri, headers, rows, row, stacked=True, shown=shown)

    def _rows(
        self, block: Table | Ladders | Items
    ) -> tuple[tuple[str, ...], Sequence[Sequence[str]], Callable[[Page, Sequence[str]], Cells]]:
        if isinstance(block, Table):
            return block.columns, block.rows, partial(_cells, block.columns)
        if isinstance(block, Items):
            return ("What",), [(one,) for one in block.items], partial(_cells, ("What",))
        headers = (block.of, *_RUNGS, "Beside")
        rows = [(name, *(f"{one:,}" for one in rungs), rest) for name, rungs, rest in block.rows]
        return headers, rows, partial(_ladder, headers, self.lowest)


def _titled(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Yield each block with the title of its own list, which is one of its kind on a page."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Table):
            yield block.name, block
        elif isinstance(block, Ladders):
            yield f"{block.of}: how far", block
        else:
            yield heading, block


def _cells(columns: Sequence[str], page: Page, row: Sequence[str]) -> Cells:
    return [_cell(page, column, words) for column, words in zip(columns, row, strict=True)]


def _ladder(columns: Sequence[str], lowest: str, page: Page, row: Sequence[str]) -> Cells:
    name, *rest = row
    is_area = columns[0] == _AREA
    mark = badge("lowest", "warning") if is_area and name == lowest else None
    first = said(page, name) if is_area else page.reference(name, ("system",))
    return [joined([first, mark], " "), *_cells(columns[1:], page, rest)]


def _cell(page: Page, column: str, words: str) -> Child | Cell:
    """Return what a cell says: a day, a place, a name with its link, a gap, or a sentence."""
    if _DAY.fullmatch(words):
        return day(date.fromisoformat(words), due=column == "Due", until=column == "Until")
    if _NUMBER.fullmatch(words):
        return Cell(element("span", words, class_="rb-amount"), sort=words.replace(",", ""))
    if column == "Where" and (at := _PLACE.fullmatch(words)):
        return place(page, at[1], at[2])
    head, colon, rest = words.partition(": ")
    if head in _GAPS:
        return joined([badge(head, "warning"), said(page, rest) if colon else None], " ")
    return _named(page, column, words) or said(page, words)


def _named(page: Page, column: str, words: str) -> Html:
    """Return links to what a cell names and nothing else; empty for a sentence."""
    if column == "System":
        return page.reference(words, ("system",))
    names = words.split(", ")
    kinds = CONTACT_KINDS if column in _PEOPLE else ()
    found = [page.book.find(one, kinds) for one in names]
    if all(one is not None and one.kind == "contact" for one in found):
        return who(page, *names)
    return EMPTY
