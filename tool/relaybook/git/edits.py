"""What an edit did to a file: to its text, or only to what stands around it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from relaybook.model.history import ChangeKind

_MARKDOWN = (".md", ".markdown", ".erb")
_DATA = (".yaml", ".yml")
_REVIEW = (b"last_reviewed_on", b"reviewed_by")
_DEPENDENCIES = b"depends_on"
_KEY = re.compile(rb"([A-Za-z_][\w-]*)\s*:")
_BOM = b"\xef\xbb\xbf"
_FRONT = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


class Edit(NamedTuple):
    """What a commit did to a file, and whether to the dependencies of a system."""

    kind: ChangeKind
    touches_dependencies: bool


# What somebody may do to a file without a reader noticing comes first.
_BY_WEIGHT = (
    ChangeKind.MOVED,
    ChangeKind.LAYOUT,
    ChangeKind.REVIEW_DATE,
    ChangeKind.METADATA,
    ChangeKind.TEXT,
)


def is_read(path: str) -> bool:
    """Whether the kind of an edit of this file can be told by looking at it."""
    return path.endswith((*_MARKDOWN, *_DATA))


def unread(path: str) -> Edit:
    """Return what is known of an edit of a file that is not looked at."""
    return Edit(ChangeKind.TEXT, path.endswith("/depends_on.csv"))


def edit_of(path: str, before: bytes, after: bytes) -> Edit:
    """Return what happened between two versions of a file."""
    old_head, old_body = _parts(path, before)
    new_head, new_body = _parts(path, after)
    old, new = ({}, {}) if old_head == new_head else (_fields(old_head), _fields(new_head))
    needs = old.get(_DEPENDENCIES) != new.get(_DEPENDENCIES)
    if not _reads_alike(old_body, new_body):
        return Edit(ChangeKind.TEXT, needs)
    if old == new:
        return Edit(ChangeKind.LAYOUT, touches_dependencies=False)
    if _is_review(old, new):
        return Edit(ChangeKind.REVIEW_DATE, needs)
    is_data = not path.endswith(_MARKDOWN)
    return Edit(ChangeKind.TEXT if is_data else ChangeKind.METADATA, needs)


def of_merge(edits: Sequence[Edit]) -> Edit:
    """Return what a merge itself did, from its difference to each parent."""
    return min(edits, key=lambda edit: _BY_WEIGHT.index(edit.kind))


def _parts(path: str, content: bytes) -> tuple[bytes, bytes]:
    """Return the fields and the text of a file."""
    if not path.endswith(_MARKDOWN):
        return content, b""
    front = _FRONT.match(content)
    return (front[1], content[front.end() :]) if front else (b"", content)


def _reads_alike(old: bytes, new: bytes) -> bool:
    """Whether two texts differ in indentation, blank lines and spaces alone."""
    # Nearly always the words differ, and that is quickly seen.
    return old == new or (old.split() == new.split() and _plain(old) == _plain(new))


def _plain(text: bytes) -> list[list[bytes]]:
    return [words for line in text.splitlines() if (words := line.split())]


def _fields(head: bytes) -> dict[bytes, list[bytes]]:
    """Return the lines of each top-level key; comments and order tell nothing."""
    fields: dict[bytes, list[bytes]] = {}
    lines_of_key = fields.setdefault(b"", [])
    for line in head.removeprefix(_BOM).splitlines():
        if not line.strip() or line.lstrip().startswith(b"#"):
            continue
        if key := _KEY.match(line):
            lines_of_key = fields.setdefault(key[1].replace(b"-", b"_"), [])
        lines_of_key.append(b" ".join(line.split()))
    return fields


def _is_review(old: dict[bytes, list[bytes]], new: dict[bytes, list[bytes]]) -> bool:
    differing = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return _REVIEW[0] in differing and differing <= set(_REVIEW)
