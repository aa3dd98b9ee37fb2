"""Where a relative link leads, as a path in the repository."""

import posixpath
import re
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
_PAGES = (".md", ".html.md", ".html.md.erb", ".markdown", ".mdx")


def is_external(target: str) -> bool:
    """Whether a link names a scheme or a host, and so is not ours to follow."""
    return _SCHEME.match(target) is not None


def is_page(path: str) -> bool:
    """Whether a path names a Markdown page, so that it has headings to link to."""
    return path.endswith(_PAGES)


def link_fragment(target: str) -> str:
    """Return what a link names on its page, decoded; empty where it names the page as a whole."""
    return unquote(target.partition("#")[2])


def link_path(page: str, target: str) -> str:
    """Return the path that a link on `page` names; it begins with `..` where it leads out."""
    path = target.partition("#")[0].partition("?")[0]
    if not path:
        return page
    folder, below = page.rpartition("/")[0], path
    while folder and below.startswith("../"):
        folder, below = folder.rpartition("/")[0], below[3:]
    if _PLAIN.fullmatch(below):  # nearly every link; the general way costs ten times as much
        return f"{folder}/{below}" if folder else below
    path = unquote(path)
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def find_page(path: str, files: AbstractSet[str]) -> str | None:
    """Return the file behind a path: itself, or the page that is published under that name."""
    if path in files:
        return path
    bare = path.removesuffix(".html")
    for extension in _PAGES:
        if bare + extension in files:
            return bare + extension
        if f"{bare}/index{extension}" in files:
            return f"{bare}/index{extension}"
    return None
