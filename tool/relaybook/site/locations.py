"""Which address each page gets, so that no two share one and relative links keep working."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from relaybook.load.discover import form_of, stem
from relaybook.model.links import find_page

_OPENING_PAGES = ("index", "readme")


@dataclass
class Locations:
    """Hands out the place of every page: that of its file in the repository wherever it is free.

    An engine publishes `x.md` and `x/index.md` under one address, and a file system may not tell
    `X.md` from `x.md`; the one that comes second gets a number.
    """

    _taken: set[str] = field(default_factory=set)
    _of_path: dict[str, str] = field(default_factory=dict)

    def reserve(self, uri: str) -> str:
        """Return `uri` if its address is free, else the same with a number."""
        wanted, number = uri, 1
        while _address(wanted) in self._taken:
            number += 1
            wanted = f"{uri.removesuffix('.md')}-{number}.md"
        self._taken.add(_address(wanted))
        return wanted

    def place(self, path: str) -> str:
        """Reserve and return the place of the page for the file at `path`."""
        uri = self.reserve(_uri(path))
        self._of_path[path] = uri
        return uri

    def place_at(self, path: str, uri: str) -> None:
        """Say that the file at `path` is shown on a page that exists already."""
        self._of_path[path] = uri

    def __getitem__(self, path: str) -> str:
        return self._of_path[path]

    def find(self, path: str, files: frozenset[str]) -> str | None:
        """Return the page for what a link names: a file, a page without its ending, a folder."""
        if path in self._of_path:
            return self._of_path[path]
        found = find_page(path, files)
        if found in self._of_path:
            return self._of_path[found]
        for name in ("README.md", "readme.md", "index.md"):
            inside = posixpath.normpath(posixpath.join(path, name))
            if inside in self._of_path:
                return self._of_path[inside]
        index = posixpath.normpath(posixpath.join(path, "index.md"))
        return index if index in self._indexes else None

    _indexes: set[str] = field(default_factory=set)

    def place_index(self, folder: str, paths: Iterable[str]) -> str:
        """Reserve the list page of a folder, which also shows the page that opens the folder.

        Returns its place; `opening_page` of the same folder says what it shows.
        """
        uri = self.reserve(posixpath.normpath(posixpath.join(folder, "index.md")))
        self._indexes.add(uri)
        opening = opening_page(folder, paths)
        if opening is not None:
            self.place_at(opening, uri)
        return uri

    def places(self) -> Mapping[str, str]:
        """Return every file that has a page, with the place of the page."""
        return self._of_path


def opening_page(folder: str, paths: Iterable[str]) -> str | None:
    """Return the `index.md` or else the README that opens a folder; None where it has neither."""
    inside = {
        stem(path).lower(): path
        for path in sorted(paths, reverse=True)
        if posixpath.dirname(path) == folder and form_of(path) == "markdown"
    }
    return next((inside[name] for name in _OPENING_PAGES if name in inside), None)


def _uri(path: str) -> str:
    """A README opens its folder on a forge, so it does on the site."""
    folder, name = posixpath.split(path)
    if form_of(path) == "markdown" and stem(path).lower() in _OPENING_PAGES:
        return posixpath.join(folder, "index.md")
    return posixpath.join(folder, f"{stem(name)}.md")


def _address(uri: str) -> str:
    return f"{uri.removesuffix('.md').lower()}/".removesuffix("index/").rstrip("/")
