"""Tables of records and of parts of records, and lists that are cut before they grow too long."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Generic, TypeVar

from relaybook.model.fields import Part
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, Search, note
from relaybook.site.planned import PlannedFile
from relaybook.site.values import field_value, label

SHOWN = 50
"""A list with more entries is cut, with the count and a link to the rest."""

ON_ONE_PAGE = 250
"""Entries on one page of a full list."""

_WORTH_SORTING = 8
_MOST_COLUMNS = 6  # with more, prose stands in columns of one word
_SHORT, _LONG = 12, 60  # characters: a cell that may be narrow, a value that needs the whole width
_TAG = re.compile("<[^>]*>")

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than what it shows.

    sort: what it is sorted by, empty for its words. values: what a choice above the table picks.
    """

    value: Child
    sort: str = ""
    values: tuple[str, ...] = ()


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Child | Cell]],
    *,
    filter_by: str = "",
    sortable: bool = False,
    stacked: bool = False,
    choices: Sequence[str] = (),
) -> Html:
    """Return a table; `filter_by` names the field above a long one that filters its rows.

    sortable: whether a short table can be sorted too, as a long one always can. stacked: whether a
    row becomes a block on a phone. choices: headers of columns whose values can be picked, in
    short tables too.
    """
    head = element("tr", *(_header(header, choices) for header in headers))
    labels: Iterable[str] = headers if stacked else repeat("")
    body = [element("tr", *map(_cell, row, labels)) for row in rows]
    is_long = len(body) >= _WORTH_SORTING
    is_wanted = bool(sortable or choices) and len(body) > 1
    inner = element(
        "table",
        element("thead", head),
        element("tbody", *body),
        data_sortable=is_long or is_wanted,
        data_filter=filter_by if filter_by and (is_long or (choices and is_wanted)) else None,
    )
    return element("div", inner, class_="rb-table rb-stacked" if stacked else "rb-table")


def _header(header: str, choices: Sequence[str]) -> Html:
    return element("th", header, scope="col", data_choose=header in choices)


def _cell(value: Child | Cell, label: str = "") -> Html:
    cell = value if isinstance(value, Cell) else Cell(value)
    length = len(_words(cell.value))
    return element(
        "td",
        cell.value,
        class_="rb-long" if length > _LONG else "rb-words" if length > _SHORT else None,
        data_label=label or None,
        data_sort=cell.sort or None,
        data_values=json.dumps(cell.values, ensure_ascii=False) if cell.values else None,
    )


def _words(value: Child) -> str:
    return _TAG.sub("", value or "")


def parts_table(page: Page, parts: Sequence[Part]) -> Html:
    """Return a table of parts with a column for every field that any of them has.

    Where that makes too many columns, each part is a block of its own.
    """
    names = [
        name
        for name in dict.fromkeys(name for part in parts for name in type(part).model_fields)
        if any(_is_filled(getattr(part, name, None)) for part in parts)
    ]
    rows = [[field_value(page, part, name) for name in names] for part in parts]
    if len(names) > _MOST_COLUMNS:
        return element("div", *(_block(names, row) for row in rows), class_="rb-parts")
    return table([label(name) for name in names], rows)


def _block(names: Sequence[str], values: Sequence[Html]) -> Html:
    title = element("p", element("strong", values[0] or label(names[0])), class_="rb-part__title")
    rest = zip(map(label, names[1:]), values[1:], strict=True)
    return element("div", title, facts(rest), class_="rb-part")


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    """Return names with their values, those without a value left out."""
    rows = [_fact(name, value) for name, value in pairs if value]
    return element("dl", *rows, class_="rb-facts") if rows else EMPTY


def _fact(name: str, value: Child) -> Html:
    is_long = len(_words(value)) > _LONG
    class_ = "rb-facts__wide" if is_long else None
    return element("div", element("dt", name), element("dd", value), class_=class_)


def _is_filled(value: Any) -> bool:
    return value is not None and value != ()


@dataclass(frozen=True)
class Listing(Generic[_Item]):
    """A list of any length.

    title: of the pages with all entries. uri: the first of these pages. row: the cells of an entry.
    sortable, stacked, choices: see `table`. shown: how many entries stand where the list is cut.
    """

    title: str
    uri: str
    headers: tuple[str, ...]
    items: Sequence[_Item]
    row: Callable[[Page, _Item], Sequence[Child | Cell]]
    filter_by: str = ""
    sortable: bool = False
    stacked: bool = False
    choices: tuple[str, ...] = ()
    shown: int = SHOWN

    def cut(self, page: Page) -> Html:
        """Return the first entries, with the count and a link where there are more."""
        shown = self._table(page, self.items[: self.shown])
        if len(self.items) <= self.shown:
            return shown
        count = f"{len(self.items):,}"
        more = note(f"{self.shown} of {count} shown. ", page.to(self.uri, f"All {count}"), ".")
        return joined([shown, more])

    def pages(self, page: Page) -> Iterator[PlannedFile]:
        """Yield the pages with all entries, where `cut` does not show them all.

        page: where the list is cut, which the pages link back to.
        """
        if len(self.items) <= self.shown:
            return
        starts = range(0, len(self.items), ON_ONE_PAGE)
        uris = [_numbered(self.uri, number) for number in range(1, len(starts) + 1)]
        for number, start in enumerate(starts):
            here = Page(page.book, uris[number])
            items = self.items[start : start + ON_ONE_PAGE]
            title = (
                self.title if len(uris) == 1 else f"{self.title}, page {number + 1} of {len(uris)}"
            )
            content = [
                element("h1", title),
                note(here.to(page.uri, "Back"), f" · {len(self.items):,} in all"),
                self._table(here, items),
                _turn(here, uris, number),
            ]
            yield here.planned(title, [joined(content)], search=Search(exclude=True))

    def _table(self, page: Page, items: Sequence[_Item]) -> Html:
        rows = [self.row(page, item) for item in items]
        return table(
            self.headers,
            rows,
            filter_by=self.filter_by,
            sortable=self.sortable,
            stacked=self.stacked,
            choices=self.choices,
        )


def _numbered(uri: str, number: int) -> str:
    return uri if number == 1 else f"{uri.removesuffix('.md')}-{number}.md"


def _turn(page: Page, uris: Sequence[str], number: int) -> Html:
    if len(uris) == 1:
        return EMPTY
    others = [
        element("strong", str(index + 1)) if index == number else page.to(uri, str(index + 1))
        for index, uri in enumerate(uris)
    ]
    return note("Pages: ", joined(others, " "))
