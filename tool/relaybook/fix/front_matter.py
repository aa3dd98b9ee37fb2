"""Edits of single values in front matter, in the way in which they are written there."""

from typing import Any

from relaybook.errors import UsageError
from relaybook.fix.correction import Edit
from relaybook.load.front_matter import split_front_matter
from relaybook.load.front_matter_keys import spelt
from relaybook.load.parse import decode
from relaybook.load.yaml_document import parse_yaml
from relaybook.load.yaml_positions import locate_value_in_yaml
from relaybook.source import ByteRange, FieldPath, Unreadable

_BOM = b"\xef\xbb\xbf"


def has_front_matter(data: bytes) -> bool:
    """Whether a file begins with front matter, empty or not."""
    text = decode(data)
    return not isinstance(text, Unreadable) and split_front_matter(text).yaml is not None


class FrontMatterText:
    """The front matter of one file. Raises UsageError where there is none that can be read."""

    def __init__(self, path: str, data: bytes) -> None:
        text = decode(data)
        yaml = None if isinstance(text, Unreadable) else split_front_matter(text).yaml
        if isinstance(text, Unreadable) or yaml is None:
            raise UsageError(f"{path} has no front matter that can be read; edit it by hand")
        self._path = path
        self._yaml = yaml
        self._start = len(text[: text.find("\n") + 1].encode())
        self._start += len(_BOM) if data.startswith(_BOM) else 0
        self._newline = "\r\n" if data.count(b"\r\n") else "\n"
        value = parse_yaml(yaml, keys_as_written=True).value
        self.fields: dict[str, Any] = value if isinstance(value, dict) else {}

    def key(self, name: str) -> str:
        """Return a key as this file writes it: as it stands there, else with its hyphens."""
        return spelt(self.fields, name)

    def range_of(self, *path: str | int) -> ByteRange:
        """Return the bytes of the scalar at `path`, its quotes with it."""
        start, end = self._span(path)
        return self._bytes(start, end)

    def replaced(self, value: str, *path: str | int) -> Edit:
        """Return the edit that makes the scalar at `path` say `value`; quotes stay."""
        start, end = self._span(path)
        old = self._yaml[start:end]
        quote = old[0] if old[:1] in ('"', "'") and old[-1:] == old[:1] else ""
        where = self._bytes(start, end)
        return Edit(where.start, where.end, f"{quote}{value}{quote}".encode())

    def added(self, name: str, value: str) -> Edit:
        """Return the edit that adds `value` to the list `name`, made where it is absent."""
        key, item = self.key(name), f'"{value}"'
        held = self.fields.get(key)
        if key not in self.fields:
            return self._inserted(self._end(), f"{key}: [{item}]{self._newline}")
        start, end = self._span((key,))
        if held is None:
            colon = self._yaml.index(":", end) if self._yaml[end - 1 : end] != ":" else end - 1
            return self._inserted(colon + 1, f" [{item}]")
        if not isinstance(held, list):
            where = self._bytes(start, end)
            return Edit(where.start, where.end, f"[{self._yaml[start:end]}, {item}]".encode())
        if self._yaml[start] == "[":
            last = self._span((key, len(held) - 1))[1] if held else start + 1
            return self._inserted(last, f", {item}" if held else item)
        return self._next_item(key, len(held), item)

    def _next_item(self, key: str, count: int, item: str) -> Edit:
        start, end = self._span((key, count - 1))
        line = self._yaml.rfind("\n", 0, start) + 1
        lead = self._yaml[line:start]
        if lead.strip() != "-":
            raise UsageError(f"{self._path}: {key} is written in a way that is not changed here")
        after = self._yaml.find("\n", end) + 1 or len(self._yaml)
        return self._inserted(after, f"{lead}{item}{self._newline}")

    def _end(self) -> int:
        """Return where a new field goes: below the last one, above empty lines."""
        return len(self._yaml.rstrip()) and self._yaml.find("\n", len(self._yaml.rstrip()) - 1) + 1

    def _span(self, path: FieldPath) -> tuple[int, int]:
        span = locate_value_in_yaml(self._yaml, path)
        lines = self._yaml.split("\n")
        first = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
        last = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
        return first, len(self._yaml[:last].rstrip()) if last > first else last

    def _inserted(self, at: int, text: str) -> Edit:
        where = self._bytes(at, at)
        return Edit(where.start, where.end, text.encode())

    def _bytes(self, start: int, end: int) -> ByteRange:
        first = self._start + len(self._yaml[:start].encode())
        return ByteRange(first, first + len(self._yaml[start:end].encode()))
