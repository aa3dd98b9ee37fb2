"""The shape of HTML: what a browser shows of a page that an engine has written."""

import html
import re

from relaybook.site.parity.shape import Shape, ShapeBuilder

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>ol|ul|li|pre)\b(?P<attributes>[^>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^>]*>")
_FIRST = re.compile(r"""\bstart\s*=\s*["']?(-?\d{1,9})""", re.IGNORECASE)
_FOOTNOTES = re.compile(r'<div class="footnote">\s*<hr')


def article_of(page: str) -> str:
    """Return the part of a page that is not the theme's own, the whole where none is marked."""
    start = page.find("<article")
    end = page.rfind("</article>")
    return page[start:end] if 0 <= start < end else page


def without_footnotes(page: str) -> str:
    """Return a page up to the list of footnotes, which stands in no list of its source."""
    found = None
    for found in _FOOTNOTES.finditer(page):  # noqa: B007 - the last one is the page's
        pass
    return page[: found.start()] if found else page


def shape_of_html(page: str) -> Shape:
    """Return the shape of a page or of a part of it."""
    builder = ShapeBuilder()
    read_html(page, builder)
    return builder.shape()


def read_html(
    page: str, builder: ShapeBuilder, start: int = 0, end: int = 0, *, has_words: bool = True
) -> None:
    """Report what stands in HTML.

    start, end: where the whole of it stands in its source. has_words: whether the text of a block
    of code stands between its tags; in Markdown it may stand between two pieces of HTML.
    """
    code_from = -1
    for tag in _TAG.finditer(page):
        name, closes = (tag["name"] or "").lower(), bool(tag["end"])
        if name == "pre":
            if closes and code_from >= 0:
                text = text_of(page[code_from : tag.start()]) if has_words else ""
                builder.code(text, start, end)
            code_from = -1 if closes else tag.end()
        elif code_from >= 0 or not name:
            continue
        elif name == "li" and not closes:
            builder.item(start, end)
        elif name in ("ol", "ul"):
            if closes:
                builder.close_list()
            else:
                builder.open_list(_first(tag["attributes"]) if name == "ol" else None, start, end)
    if code_from >= 0:
        builder.code(text_of(page[code_from:]) if has_words else "", start, end)


def text_of(fragment: str) -> str:
    """Return what a browser shows of HTML."""
    return html.unescape(_ANY_TAG.sub("", fragment))


def _first(attributes: str) -> int:
    found = _FIRST.search(attributes)
    return int(found[1]) if found else 1
