"""One page in the making: links from where it stands, headings, and the finished file."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import yaml

from relaybook.model.heading_ids import github_slug
from relaybook.model.record import Record
from relaybook.model.references import split_reference
from relaybook.site.book import Book
from relaybook.site.html import Child, Html, element, joined, text
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import external_link
from relaybook.site.rendering.plain_text import template_text
from relaybook.site.trusted_blocks import TrustedBlock, page_markdown


@dataclass(frozen=True)
class Search:
    """How the search treats a page. tags: words that find it before all others."""

    exclude: bool = False
    boost: float = 0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The page at `uri`. taken: ids that headings of a record's own text have on it."""

    book: Book
    uri: str
    taken: frozenset[str] = field(default=frozenset())

    def href(self, uri: str, anchor: str = "") -> str:
        """Return the address of another page as it is written on this one."""
        path = posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")
        return quote(path) + (f"#{quote(anchor)}" if anchor else "")

    def to(self, uri: str, words: Child, anchor: str = "") -> Html:
        """Return a link to another page."""
        return element("a", words, href=self.href(uri, anchor))

    def link(self, record: Record, words: str = "") -> Html:
        """Return a link to the page of a record, by its title."""
        return self.to(self.book.locations[record.path], words or record.name)

    def reference(self, value: str, kinds: Iterable[str]) -> Html:
        """Return a link to what a field names, or what it says where there is no such record."""
        record = self.book.find(value, kinds)
        return self.link(record) if record else self.unknown(value)

    def unknown(self, value: str) -> Html:
        """Return a reference without a page; one to a record for others does not name it."""
        is_hidden = split_reference(value)[1] in self.book.hidden
        return note_inline("not shown here") if is_hidden else text(value)

    def file(self, path: str, words: str = "") -> Html:
        """Return a link to the page that shows a file, or its path where none does."""
        uri = self.book.locations.places().get(path)
        return self.to(uri, words or path) if uri else text(words or path)

    def source(self, path: str) -> Html:
        """Return the path of a file, as a link to edit it where the configuration says where."""
        edit_url = self.book.base.configuration.edit_url
        if not edit_url:
            return element("code", path)
        return external_link(f"{edit_url.rstrip('/')}/{quote(path)}", path)

    def heading(
        self, words: str, level: int = 2, count: int | None = None, *, in_search: bool = True
    ) -> Html:
        """Return a heading that can be linked to and takes no id of the record's own text.

        in_search: whether the search knows what stands below it.
        """
        slug = self.anchor(words)
        shown = f"{words} ({count:,})" if count is not None else words
        return element(f"h{level}", shown, id=slug, data_search_exclude=not in_search)

    def anchor(self, words: str) -> str:
        """Return the id of a heading of ours."""
        slug = github_slug(words)
        return f"about-{slug}" if slug in self.taken else slug

    def planned(
        self,
        title: str,
        parts: Iterable[str | Html | TrustedBlock],
        *,
        search: Search | None = None,
        nav_title: str = "",
        source: str = "",
        wide: bool = False,
    ) -> PlannedFile:
        """Return the page as a file. Plain text in `parts` is Markdown that nobody trusts.

        wide: without the list of headings, so that pictures get its room.
        """
        wrapped = [TrustedBlock(part) if isinstance(part, Html) else part for part in parts]
        return PlannedFile(
            self.uri,
            _front_matter(title, search or Search(), wide=wide) + page_markdown(wrapped),
            tuple(part for part in wrapped if isinstance(part, TrustedBlock)),
            source,
            nav_title,
        )


def trail(links: Iterable[Child]) -> Html:
    """Return the way to a page from the home page."""
    return joined(links, " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ")


def note(*words: Child) -> Html:
    """Return a remark in small grey letters."""
    return element("p", *words, class_="rb-note")


def note_inline(words: str) -> Html:
    """Return a remark within a line."""
    return element("span", words, class_="rb-label")


def badge(words: str, kind: str = "") -> Html:
    """Return a word in a frame. kind: error, warning, info, ok, tier-1, or empty."""
    return element("span", words, class_=f"rb-badge rb-badge--{kind}" if kind else "rb-badge")


def listed(items: Iterable[Child], class_: str = "rb-list") -> Html:
    """Return a plain list."""
    return element("ul", *(element("li", item) for item in items), class_=class_)


def separated(items: Iterable[Child]) -> Html:
    """Return short values on one line."""
    return joined(items, ", ")


def _front_matter(title: str, search: Search, *, wide: bool) -> str:
    about: dict[str, Any] = {"title": template_text(title)}
    if wide:
        about["hide"] = ["toc"]
    if search.tags:
        about["tags"] = [template_text(tag) for tag in search.tags]
    if search.exclude:
        about["search"] = {"exclude": True}
    elif search.boost:
        about["search"] = {"boost": search.boost}
    return f"---\n{yaml.safe_dump(about, allow_unicode=True, sort_keys=True, width=10_000)}---\n"
