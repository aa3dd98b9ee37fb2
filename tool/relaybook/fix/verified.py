"""Whether a file that was changed says exactly what was meant to change, and else the same."""

from collections.abc import Sequence
from typing import Any

from relaybook.fix.correction import Correction, corrected
from relaybook.fix.reading import Page, events, read_page
from relaybook.load.discover import form_of
from relaybook.load.parse import decode
from relaybook.load.yaml_document import YamlDocument, parse_yaml
from relaybook.source import FieldPath, Unreadable


def is_meant(path: str, before: bytes, corrections: Sequence[Correction]) -> bool:
    """Whether `corrections` change what they name in the file at `path`, and nothing else.

    Both versions are parsed: fields must be equal but for the named values, and what a CommonMark
    parser reports of the text but for the named code blocks.
    """
    try:
        after = corrected(before, corrections)
    except ValueError:
        return False
    if form_of(path) == "markdown":
        old, new = read_page(before), read_page(after)
        return old is not None and new is not None and _same_page(old, new, corrections)
    fields = [_fields(data) for data in (before, after)]
    return _same_fields(fields[0], fields[1], corrections)


def _fields(data: bytes) -> YamlDocument | None:
    text = decode(data)
    return None if isinstance(text, Unreadable) else parse_yaml(text)


def _same_page(old: Page, new: Page, corrections: Sequence[Correction]) -> bool:
    if not _same_fields(old.fields, new.fields, corrections):
        return False
    expected, found = _expected(old, corrections), list(events(new.body))
    if any(one.joins for one in corrections):
        return _without_lists(expected) == _without_lists(found)
    return expected == found


def _without_lists(reported: Sequence[Any]) -> list[Any]:
    """Return what is reported but for numbered lists, their items, and what parts paragraphs."""
    found: list[Any] = []
    ordered: list[bool] = []
    for event in reported:
        ((edge, tag),) = event.items() if isinstance(event, dict) else [("", event)]
        kind = next(iter(tag)) if isinstance(tag, dict) and tag else tag
        if kind == "List" and edge == "Start":
            ordered.append(tag["List"] is not None)
        is_list = kind == "List" and (ordered.pop() if edge == "End" else ordered[-1])
        if not is_list and kind not in ("Item", "Paragraph"):
            found.append(event)
    return found


def _expected(page: Page, corrections: Sequence[Correction]) -> list[Any]:
    """Return what is to be reported of the text: the same as before but for the named blocks."""
    named = {one.block: one for one in corrections if one.block >= 0}
    found: list[Any] = []
    block, inside = -1, False
    for event in events(page.body):
        data = event.get("Start") if isinstance(event, dict) else None
        if isinstance(data, dict) and "CodeBlock" in data:
            block, inside = block + 1, True
            if block in named and isinstance(data["CodeBlock"], dict):
                found.append({"Start": {"CodeBlock": {"Fenced": named[block].info}}})
                continue
        elif isinstance(event, dict) and event.get("End") == "CodeBlock":
            inside = False
        elif inside and block in named and isinstance(event, dict) and "Text" in event:
            found.append({"Text": named[block].code})
            continue
        found.append(event)
    return found


def _same_fields(
    old: YamlDocument | None, new: YamlDocument | None, corrections: Sequence[Correction]
) -> bool:
    if old is None or new is None:
        return old is new
    value = old.value
    for one in corrections:
        if one.field:
            value = _with(value, one.field, one.value)
    return bool(value == new.value and old.faults == new.faults)


def _with(value: Any, path: FieldPath, leaf: str) -> Any:
    """Return a copy of a value with `leaf` at `path`; a single value stands for a list of one."""
    if not path:
        return leaf
    key, rest = path[0], path[1:]
    if isinstance(value, dict) and key in value:
        return {name: _with(one, rest, leaf) if name == key else one for name, one in value.items()}
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return [_with(one, rest, leaf) if at == key else one for at, one in enumerate(value)]
    return _with(value, rest, leaf) if key == 0 else value
