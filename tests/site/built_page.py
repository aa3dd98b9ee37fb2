"""What a test asks of a built site: its pages, and whether every link on them leads somewhere."""

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class BuiltPage(HTMLParser):
    """Links, ids and the size of what is not the article."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name in {"id", "name"} and value:
                self.ids.add(value)


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Return the pages of a built site by path; the 404 page names paths from the root."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            page = BuiltPage()
            page.feed(path.read_text(encoding="utf-8"))
            pages[path.relative_to(site).as_posix()] = page
    return pages


def dead_links(site: Path) -> list[tuple[str, str]]:
    """Return (page, link) of every link on the site that leads to no file or no heading."""
    pages = pages_of(site)
    return [
        (where, link)
        for where, page in pages.items()
        for link in page.links
        if not urlsplit(link).scheme
        and not urlsplit(link).netloc
        and not _leads_somewhere(site, pages, where, link)
    ]


def _leads_somewhere(site: Path, pages: dict[str, BuiltPage], where: str, link: str) -> bool:
    parts = urlsplit(link)
    inside = posixpath.join(posixpath.dirname(where), unquote(parts.path))
    target = posixpath.normpath(inside) if parts.path else where
    if (site / target).is_dir():
        target = posixpath.normpath(f"{target}/index.html")
    if not (site / target).is_file():
        return False
    named = unquote(parts.fragment)
    # The theme's own toggles are found by script.
    return not named or named.startswith("__") or target not in pages or named in pages[target].ids


_HEADINGS = '<nav class="md-nav md-nav--secondary"'
_NAV = re.compile(r"<nav\b|</nav>")


def chrome(html: str) -> int:
    """Return the bytes of a page that are neither its content nor the list of its own headings."""
    start = html.index("<article")
    end = html.index("</article>")
    around = html[:start] + html[end:]
    while _HEADINGS in around:
        first = around.index(_HEADINGS)
        around = around[:first] + around[_end_of_nav(around, first) :]
    return len(around.encode())


def _end_of_nav(html: str, start: int) -> int:
    depth = 0
    for tag in _NAV.finditer(html, start):
        depth += 1 if tag[0] == "<nav" else -1
        if depth == 0:
            return tag.end()
    raise AssertionError("a navigation is not closed")
