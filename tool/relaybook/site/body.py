"""A record's own Markdown as the site shows it: every relative link leads to a page that exists."""

import posixpath
import re
from urllib.parse import quote, unquote

from relaybook.load.discover import ASPECTS, stem
from relaybook.load.front_matter import split_front_matter
from relaybook.model.links import is_external, link_path
from relaybook.model.outline import Link
from relaybook.model.record import Record
from relaybook.site.book import Book
from relaybook.site.pictures import is_picture

_BOM = len("\ufeff".encode())
_DEAD = " (link broken)"
_BROKEN_PICTURE = "*(picture missing)*"


def body(book: Book, record: Record, uri: str) -> str:
    """Return the text of a Markdown record below its front matter, for the page at `uri`."""
    whole = book.base.sources.text(record.path)
    text = whole[split_front_matter(whole).body_at :]
    if not record.outline.links:
        return text
    data = whole.encode()
    shift = _shift(data, record)
    edits = [
        edit
        for link in record.outline.links
        for edit in _edits(book, record, uri, link, data, shift)
    ]
    start = len(data) - len(text.encode())
    return _applied(data, edits, start).decode()


Edit = tuple[int, int, bytes]


def _shift(data: bytes, record: Record) -> int:
    """Return by how much ranges are off: those of a file with a byte-order mark count its bytes."""
    first = record.outline.links[0]
    return 0 if _looks_like_link(data, first, 0) else _BOM


def _looks_like_link(data: bytes, link: Link, shift: int) -> bool:
    return data[link.start - shift : link.start - shift + 1] in (b"[", b"!", b"<")


def _applied(data: bytes, edits: list[Edit], start: int) -> bytes:
    pieces, at = [], start
    for begin, end, new in sorted(edits):
        if begin >= at:  # a link inside a dead one went with it
            pieces += [data[at:begin], new]
            at = end
    return b"".join([*pieces, data[at:]])


def _edits(
    book: Book, record: Record, uri: str, link: Link, data: bytes, shift: int
) -> list[Edit]:
    """Return the changes that make one link work here: none where it does as it is."""
    if is_external(link.target):
        return []
    target = _target(book, record, uri, link)
    if target == link.target:
        return []
    start, end = link.start - shift, link.end - shift
    raw = data[start:end].decode()
    tail = end - len(raw[_tail(raw) :].encode())
    if target is not None:
        return [(tail, end, f"]({target})".encode())]
    if link.is_image:
        return [(start, end, _BROKEN_PICTURE.encode())]
    return [(start, start + 1, b""), (tail, end, _DEAD.encode())]


def _target(book: Book, record: Record, uri: str, link: Link) -> str | None:
    if link.is_image:
        return picture_target(book, record, link)
    if link.target.startswith("#"):
        known = link.target == "#" or unquote(link.target[1:]) in record.outline.ids
        return link.target if known else None
    return page_target(book, record, uri, link)


def _tail(raw: str) -> int:
    """Return where the closing bracket of the link's text stands."""
    if raw.endswith(")"):
        return raw.rfind("](")
    reference = re.search(r"\]\[[^\]\[]*\]$", raw)
    return reference.start() if reference else len(raw) - 1


def page_target(book: Book, record: Record, uri: str, link: Link) -> str | None:
    """Return what a link is written as on the page at `uri`; None where it leads nowhere."""
    path, _, anchor = link.target.partition("#")
    wanted = link_path(record.path, path)
    system = _system_of_aspect(book, wanted)
    if system:
        return _relative(uri, book.locations[system], "")
    found = book.locations.find(wanted, book.base.files)
    if found is None:
        return _source_address(book, wanted)
    if anchor and not _has_anchor(book, wanted, anchor):
        anchor = ""
    plain = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
    if plain == found and bool(anchor) == ("#" in link.target) and not path.startswith("/"):
        return link.target
    return _relative(uri, found, anchor)


def picture_target(book: Book, record: Record, link: Link) -> str | None:
    """Return what a picture is written as; None where it is not published.

    Pictures keep their place, so the address changes only where it began at the root.
    """
    wanted = link_path(record.path, link.target)
    if not is_picture(book.base, wanted):
        return None
    if not link.target.startswith("/") and "?" not in link.target:
        return link.target
    return _relative(book.locations[record.path], wanted, "")


def _relative(uri: str, to: str, anchor: str) -> str:
    path = quote(posixpath.relpath(to, posixpath.dirname(uri) or "."))
    return f"{path}#{anchor}" if anchor else path


def _source_address(book: Book, path: str) -> str | None:
    """Return where a file that is not published can be read, if the configuration says where."""
    edit_url = book.base.configuration.edit_url
    if path in book.base.files and edit_url.startswith("https://"):
        return f"{edit_url.rstrip('/')}/{quote(path)}"
    return None


def _has_anchor(book: Book, path: str, anchor: str) -> bool:
    known = book.by_path.get(path)
    return known is not None and unquote(anchor) in known.outline.ids


def _system_of_aspect(book: Book, path: str) -> str | None:
    folder, name = posixpath.split(path)
    if path not in book.base.files or not (name.endswith(".csv") or stem(name) in ASPECTS):
        return None
    owner = book.owner_of_file.get(path)
    return (
        owner.path if owner and posixpath.dirname(owner.path) == posixpath.dirname(folder) else None
    )
