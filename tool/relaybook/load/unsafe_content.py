"""Active content that a record must not carry: it would run in the browser of who reads it."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pyromark

_TAGS = re.compile(
    r"<\s*(script|iframe|object|embed|form|base|meta|link|style|svg|math|applet|frame|frameset)\b",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>?""")
_HANDLER = re.compile(r"""<[^<>]*?[\s"'/](on[a-z]+)\s*=""", re.IGNORECASE)
_TARGET = re.compile(
    r"""(?:href|src|action|formaction)\s*=\s*["']?\s*(javascript|vbscript|data):""", re.IGNORECASE
)
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}\n`]*?\b(on[a-z]+)\s*=[^{}\n`]*\}", re.IGNORECASE)
_SCHEME = re.compile(r"^\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_INVISIBLE = dict.fromkeys([*range(0x20), 0x7F, 0x200B, 0x200C, 0x200D, 0xFEFF])


def unsafe_html(source: str) -> list[tuple[str, int, int]]:
    """Find active content in raw HTML, as (what, start, end) in bytes: each tag at most once."""
    if not _what_is_active(source):
        return []
    found = []
    for tag in _ANY_TAG.finditer(source):
        if what := _what_is_active(tag.group()):
            start = len(source[: tag.start()].encode())
            found.append((what, start, start + len(tag.group().encode())))
    return found or [(_what_is_active(source), 0, len(source.encode()))]


def _what_is_active(source: str) -> str:
    if match := _TAGS.search(source):
        return f"<{match[1].lower()}>"
    if match := _HANDLER.search(source):
        return f"{match[1].lower()}="
    if match := _TARGET.search(html.unescape(source).translate(_INVISIBLE)):
        return f"{match[1].lower()}:"
    return ""


def unsafe_target(target: str) -> str:
    """Name the scheme of a link that would run something; empty for any other link."""
    if ":" not in target:
        return ""
    match = _SCHEME.match(target.translate(_INVISIBLE))
    return f"{match[1].lower()}:" if match else ""


def unsafe_attributes(body: str, offset: int) -> list[tuple[Any, ...]]:
    """Find attribute lists that set an event handler, as (what, start, end) in bytes."""
    if "{" not in body:
        return []
    matches = list(_ATTRIBUTE_LIST.finditer(body))
    code = list(_code(body)) if matches else []
    found = []
    for match in matches:
        start = len(body[: match.start()].encode())
        end = start + len(match.group().encode())
        if not any(first <= start and end <= last for first, last in code):
            found.append((f"{match[1].lower()}=", offset + start, offset + end))
    return found


def _code(body: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of code and comments, where an attribute list is only text."""
    for event, where in pyromark.events_with_range(body):
        if isinstance(event, dict):
            ((name, value),) = event.items()
            is_block = name == "Start" and isinstance(value, dict) and "CodeBlock" in value
            is_comment = name in ("Html", "InlineHtml") and str(value).startswith("<!--")
            if name == "Code" or is_block or is_comment:
                yield where["start"], where["end"]
