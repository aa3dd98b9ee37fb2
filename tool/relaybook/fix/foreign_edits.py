"""Changes of a foreign file as stretches of bytes, and the proof that nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from relaybook.fix.correction import Correction, Edit, corrected
from relaybook.fix.foreign_changes import Change
from relaybook.fix.foreign_proof import fault_of, is_named_by_key
from relaybook.load.discover import form_of
from relaybook.load.front_matter import split_front_matter
from relaybook.load.parse import decode
from relaybook.load.tables import cell_stretch
from relaybook.load.yaml_nodes import Stretch, key_stretch_of, stretch_of
from relaybook.load.yaml_scalar import quoted
from relaybook.source import FieldPath, Unreadable

_BOM = b"\xef\xbb\xbf"


def rewritten(path: str, data: bytes, changes: Sequence[Change]) -> bytes | str:
    """Return the bytes of the file at `path` with `changes` made, or why they cannot be.

    The result is parsed again: every value but those that are named must be what it was.
    """
    text = decode(data)
    if isinstance(text, Unreadable):
        return text.reason
    edits: list[Edit] = []
    for change in changes:
        edit = _edit(path, text, change)
        if isinstance(edit, str):
            return f"{change.entity}: {change.field} {edit}"
        edits.append(_in_bytes(text, edit, len(_BOM) if data.startswith(_BOM) else 0))
    try:
        after = corrected(data, [Correction("export", 0, 0, tuple(sorted(edits)))])
    except ValueError as error:
        return str(error)
    fault = fault_of(path, text, decode(after), changes)
    return after if fault is None else fault


def _edit(path: str, text: str, change: Change) -> tuple[int, int, str] | str:
    at = change.place.at
    if not isinstance(at, tuple):
        return "has no place of its own in the file"
    if form_of(path) == "csv":
        return _cell(text, at, change)
    yaml_text, offset, document, keys = _located(path, text, at)
    newline = "\r\n" if "\r\n" in text else "\n"
    if is_named_by_key(change) and change.new is not None:
        edit = _key(yaml_text, document, keys, change.new, newline)
    elif change.old is None or change.new is None:
        edit = _item(yaml_text, document, keys, change, newline)
    else:
        edit = _scalar(yaml_text, document, keys, change.new, newline)
    return edit if isinstance(edit, str) else (edit[0] + offset, edit[1] + offset, edit[2])


def _located(path: str, text: str, at: FieldPath) -> tuple[str, int, int, FieldPath]:
    """Return the YAML of a file, where it begins, which document is meant, and the keys in it."""
    if form_of(path) == "markdown":
        return split_front_matter(text).yaml or "", text.find("\n") + 1, 0, at
    document = at[0] if isinstance(at[0], int) else 0
    return text, 0, document, at[1:] if isinstance(at[0], int) else at


def _in_bytes(text: str, edit: tuple[int, int, str], bom: int) -> Edit:
    start = len(text[: edit[0]].encode()) + bom
    return Edit(start, start + len(text[edit[0] : edit[1]].encode()), edit[2].encode())


def _scalar(
    text: str, document: int, keys: FieldPath, new: str, newline: str
) -> tuple[int, int, str] | str:
    stretch = stretch_of(text, document, keys)
    if stretch is None or stretch.items or stretch.style == "[":
        return "is no plain value there; change it by hand"
    return stretch.start, stretch.end, _written(text, stretch, new, newline)


def _key(
    text: str, document: int, keys: FieldPath, new: str, newline: str
) -> tuple[int, int, str] | str:
    stretch = key_stretch_of(text, document, keys)
    if stretch is None or stretch.style in ("|", ">"):
        return "is no key of its own there; change it by hand"
    return stretch.start, stretch.end, _written(text, stretch, new, newline)


def _written(text: str, stretch: Stretch, new: str, newline: str) -> str:
    """Return a value in the quotes, or as the block, that the old one has."""
    if stretch.style in ("|", ">"):
        return _block(text[stretch.start : stretch.end], new, newline)
    if stretch.style == "'" and new.isprintable():
        return "'" + new.replace("'", "''") + "'"
    return new if stretch.style == "" and _is_plain(new) else quoted(new)


def _block(old: str, new: str, newline: str) -> str:
    header, *lines = old.splitlines()
    content = next((line for line in lines if line.strip()), "  ")
    indent = content[: len(content) - len(content.lstrip())]
    ending = old[len(old.rstrip()) :] or newline
    written = [f"{indent}{line}" if line else "" for line in new.splitlines()]
    return newline.join([header, *written]) + ending


def _is_plain(text: str) -> bool:
    """Whether every reader takes `text` for itself without quotes, in brackets too."""
    if not text.isprintable() or text != text.strip() or ": " in text or " #" in text:
        return False
    try:
        return bool(yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(text) == text)
    except (yaml.YAMLError, ValueError):
        return False


def _item(
    text: str, document: int, keys: FieldPath, change: Change, newline: str
) -> tuple[int, int, str] | str:
    """Return the edit that adds a line to a list, or takes one away."""
    parent = stretch_of(text, document, keys[:-1])
    index = keys[-1]
    if not isinstance(index, int) or parent is None or parent.style == "[":
        return "is no list with a line for each item; change it by hand"
    if index >= len(parent.items):
        return "is no list with a line for each item; change it by hand"
    start, end = parent.items[index]
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end + 1
    if change.new is None:
        if len(parent.items) == 1 or text[line_start:start].strip() != "-":
            return "would leave an empty list behind; remove the key by hand"
        return line_start, line_end, ""
    before = text[line_start:start]
    if before.strip() != "-" or "\n" in text[start:end]:
        return "is no list with a line for each item; change it by hand"
    new = change.new if _is_plain(change.new) else quoted(change.new)
    at_end = line_end == len(text) and not text.endswith("\n")
    line = f"{newline}{before}{new}" if at_end else f"{before}{new}{newline}"
    return line_end, line_end, line


def _cell(text: str, at: FieldPath, change: Change) -> tuple[int, int, str] | str:
    row, column = at[1], str(at[2])
    found = cell_stretch(text, row, column) if isinstance(row, int) else None
    if found is None or change.old is None or change.new is None:
        return "is no cell of its own; change it by hand"
    start, end, separator = found
    if text[start:end].strip().strip('"').replace('""', '"') != change.old:
        return "is one of several values in a cell; change it by hand"
    is_quoted = text[start:end].startswith('"')
    new = change.new
    if is_quoted or any(one in new for one in (separator, '"', "\n", "\r")) or new != new.strip():
        new = '"' + new.replace('"', '""') + '"'
    return start, end, new
