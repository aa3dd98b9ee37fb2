"""From places to lines: files are read again only where a finding points."""

from functools import lru_cache

from relaybook.load.discover import form_of
from relaybook.load.front_matter import split_front_matter
from relaybook.load.parse import decode
from relaybook.load.tables import locate_in_table
from relaybook.load.yaml_positions import locate_in_yaml
from relaybook.owner_places import OWNERS, OWNERS_ALIASES
from relaybook.source import ByteRange, FieldPath, LineColumn, Place, Span, Tree, Unreadable

_FILES_KEPT = 64
_PLACES_KEPT = 20_000  # a review asks for the same ones as of several days
_OWNERS = (OWNERS, OWNERS_ALIASES)  # YAML without an ending


class TreeSources:
    """Finds lines and columns in the files of a tree; see `Sources`."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = lru_cache(maxsize=_FILES_KEPT)(self._read)
        self._span = lru_cache(maxsize=_PLACES_KEPT)(self._locate)

    def locate(self, place: Place) -> Span:
        """Return lines and columns of a place; see `Sources`."""
        return self._span(place)

    def _locate(self, place: Place) -> Span:
        data, text = self._text(place.path)
        if isinstance(place.at, LineColumn):
            return Span(place.at.line, place.at.column, place.at.line, place.at.column)
        if isinstance(place.at, ByteRange):
            return _stretch(data, place.at)
        if place.at is None or not text:
            return Span()
        return _field(place.path, text, place.at)

    def line(self, path: str, number: int) -> str:
        """Return one line without its end; see `Sources`."""
        lines = self._text(path)[1].split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""

    def text(self, path: str) -> str:
        """Return the whole text of a file, empty where it cannot be read."""
        return self._text(path)[1]

    def data(self, path: str) -> bytes:
        """Return the bytes of a file as they are, empty where it cannot be read."""
        return self._text(path)[0]

    def _read(self, path: str) -> tuple[bytes, str]:
        data = self._tree.read(path)
        if isinstance(data, Unreadable):
            return b"", ""
        text = decode(data)
        return (data, "") if isinstance(text, Unreadable) else (data, text)


def _stretch(data: bytes, part: ByteRange) -> Span:
    line, column = _point(data, part.start)
    end = max(part.start, part.end)
    stretch = data[part.start : end].rstrip(b"\r\n")
    end_line, end_column = _point(data, part.start + len(stretch))
    return Span(line, column, end_line, end_column)


def _point(data: bytes, at: int) -> tuple[int, int]:
    line_start = data.rfind(b"\n", 0, at) + 1
    before = data[line_start:at].decode("utf-8", "replace")
    if line_start == 0:
        before = before.removeprefix("\ufeff")
    return data.count(b"\n", 0, at) + 1, len(before) + 1


def _field(path: str, text: str, at: FieldPath) -> Span:
    form = form_of(path)
    if form == "csv":
        return locate_in_table(text, at)
    if path.endswith(".json"):
        form, text = "yaml", text.replace("\t", " ")
    if form == "yaml" or path.endswith(_OWNERS):
        document, keys = (at[0], at[1:]) if isinstance(at[0], int) else (0, at)
        return locate_in_yaml(text, keys, document)
    parts = split_front_matter(text)
    if parts.yaml is None:
        return Span()
    span = locate_in_yaml(parts.yaml, at)
    return Span(span.line + 1, span.column, span.end_line + 1, span.end_column)
