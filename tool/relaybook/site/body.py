"""A record's own Markdown as the site shows it: every relative link leads to a page that exists."""

import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import quote, unquote

from relaybook.load.discover import ASPECTS, stem
from relaybook.load.front_matter import split_front_matter
from relaybook.model.links import find_page, is_external, link_path
from relaybook.model.outline import Link
from relaybook.model.record import Record
from relaybook.model.secrets import mask_secrets
from relaybook.site.book import Book
from relaybook.site.pictures import is_picture

_BOM = len("\ufeff".encode())
_HOME = "index.md"
_HIDDEN = "not shown here"
_NOT_PUBLISHED = "in the repository"
_ELSEWHERE = "not on this site"

Edit = tuple[int, int, bytes]


def body(book: Book, record: Record, uri: str) -> str:
    """Return the text of a Markdown record below its front matter, for the page at `uri`.

    A link to something that has no page leads to the forge where the configuration says where that
    is; else its words are left, with a remark, since a link to nowhere helps nobody at night. What
    looks like a secret is masked, in code too: a site has more readers than a repository.
    """
    return mask_secrets(_with_links_that_work(book, record, uri))


def _with_links_that_work(book: Book, record: Record, uri: str) -> str:
    whole = book.base.sources.text(record.path)
    text = whole[split_front_matter(whole).body_at :]
    links = record.outline.links
    if not links:
        return text
    data = whole.encode()
    shift = 0 if _all_begin(data, links, 0) else _BOM
    here = _Here(book, record, uri)
    edits = [edit for link in links for edit in here.edits(link, data, shift)]
    return _applied(data, edits, len(data) - len(text.encode())).decode()


def _all_begin(data: bytes, links: tuple[Link, ...], shift: int) -> bool:
    """Whether the ranges fit: those of a file with a byte-order mark count its bytes too."""
    return all(data[link.start - shift : link.start - shift + 1] in b"[!<" for link in links)


def _applied(data: bytes, edits: list[Edit], start: int) -> bytes:
    pieces, at = [], start
    for begin, end, new in sorted(edits):
        if begin >= at:
            pieces += [data[at:begin], new]
            at = end
    return b"".join([*pieces, data[at:]])


@dataclass(frozen=True)
class _Here:
    """The page on which the text of a record is shown."""

    book: Book
    record: Record
    uri: str

    def edits(self, link: Link, data: bytes, shift: int) -> list[Edit]:
        """Return the changes that make one link work here: none where it does as it is."""
        if is_external(link.target):
            return []
        target = self._target(link)
        if target == link.target:
            return []
        start, end = link.start - shift, link.end - shift
        if data[end - 1 : end + 2] == b"][]":  # the parser leaves out the empty brackets
            end += 2
        tail = end - len(_tail(data[start:end].decode()).encode())
        if target is not None:
            return [(tail, end, f"]({target})".encode())]
        if link.is_image:
            return [(start, end, f"*(picture {self._remark(link) or 'missing'})*".encode())]
        remark = f" ({self._remark(link) or 'link broken'})"
        return [(start, start + 1, b""), (tail, end, remark.encode())]

    def _target(self, link: Link) -> str | None:
        """Return what a link is written as here; None where it leads nowhere."""
        if link.is_image:
            return self._picture(link)
        if link.target.startswith("#"):
            known = link.target == "#" or unquote(link.target[1:]) in self.record.outline.ids
            return link.target if known else None
        return self._page(link)

    def _page(self, link: Link) -> str | None:
        path, _, anchor = link.target.partition("#")
        wanted = link_path(self.record.path, path)
        if wanted == ".":
            return self._to(_HOME)
        if system := self._system_of_aspect(wanted):
            return self._to(self.book.locations[system.path])
        found = self.book.locations.find(wanted, self.book.base.files)
        if found is None:
            return self._on_forge(wanted)
        if not self._has_anchor(wanted, anchor):
            anchor = ""
        as_written = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path))
        if as_written == found and bool(anchor) == ("#" in link.target):
            return link.target
        return self._to(found, anchor)

    def _picture(self, link: Link) -> str | None:
        """Pictures keep their place, so only an address that begins at the root changes."""
        wanted = link_path(self.record.path, link.target)
        if not is_picture(self.book.base, wanted):
            return None
        if link.target.startswith("/") or "?" in link.target:
            return self._to(wanted)
        return link.target

    def _to(self, uri: str, anchor: str = "") -> str:
        path = quote(posixpath.relpath(uri, posixpath.dirname(self.uri) or "."))
        return f"{path}#{anchor}" if anchor else path

    def _on_forge(self, path: str) -> str | None:
        edit_url = self.book.base.configuration.edit_url
        if path in self.book.base.files and edit_url.startswith("https://"):
            return f"{edit_url.rstrip('/')}/{quote(path)}"
        return None

    def _remark(self, link: Link) -> str:
        """Return why a link is none here; empty where it leads nowhere."""
        if link.target.startswith("#"):
            return ""
        path = link_path(self.record.path, link.target)
        if _is_among(path, self.book.base.files):
            return _NOT_PUBLISHED
        if _is_among(path, self.book.hidden_files):
            return _HIDDEN
        return _ELSEWHERE if _leads_out(path, link.target) else ""

    def _has_anchor(self, path: str, anchor: str) -> bool:
        known = self.book.by_path.get(path)
        return known is not None and unquote(anchor) in known.outline.ids

    def _system_of_aspect(self, path: str) -> Record | None:
        """Return the system whose page shows the aspect or table at `path`."""
        folder, name = posixpath.split(path)
        if not (name.endswith(".csv") or stem(name) in ASPECTS):
            return None
        owner = self.book.owner_of_file.get(path)
        beside = owner is not None and posixpath.dirname(owner.path) == posixpath.dirname(folder)
        return owner if beside else None


def _is_among(path: str, files: AbstractSet[str]) -> bool:
    """Whether a link's path names one of `files`, a page without its ending, or their folder."""
    found = find_page(path, files) is not None
    return found or any(file.startswith(f"{path}/") for file in files)


def _leads_out(path: str, target: str) -> bool:
    """Whether only another engine or host knows where a link leads: `check` cannot tell either."""
    return path.startswith("..") or target.startswith("/") or "{" in target


def _tail(raw: str) -> str:
    """Return what follows the text of a link: `](x.md)`, `][name]`, `][]` or `]`."""
    if raw.endswith(")"):
        return raw[raw.rfind("](") :]
    reference = re.search(r"\]\[[^\]\[]*\]$", raw)
    return reference[0] if reference else raw[-1:]
