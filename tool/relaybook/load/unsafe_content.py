"""Active content that a record must not carry: it would run in the browser of who reads it."""

import re
from typing import Any

_TAGS = re.compile(
    r"<\s*(script|iframe|object|embed|form|base|meta|link|style|svg|math|applet|frame|frameset)\b",
    re.IGNORECASE,
)
_HANDLER = re.compile(r"""<[^>]*?[\s"'/](on[a-z]+)\s*=""", re.IGNORECASE)
_TARGET = re.compile(
    r"""(?:href|src|action|formaction)\s*=\s*["']?\s*(javascript|vbscript|data):""", re.I
)
_ATTRIBUTE_LIST = re.compile(r"\{:?[^}\n`]*?\b(on[a-z]+)\s*=[^}\n`]*\}", re.IGNORECASE)
_SCHEME = re.compile(r"^\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_INVISIBLE = dict.fromkeys([*range(0x20), 0x7F, 0x200B, 0x200C, 0x200D, 0xFEFF])


def unsafe_html(html: str) -> str:
    """Name the first active content in raw HTML; empty where there is none."""
    if match := _TAGS.search(html):
        return f"<{match[1].lower()}>"
    if match := _HANDLER.search(html):
        return f"{match[1].lower()}="
    if match := _TARGET.search(html):
        return f"{match[1].lower()}:"
    return ""


def unsafe_target(target: str) -> str:
    """Name the scheme of a link that would run something; empty for any other link."""
    match = _SCHEME.match(target.translate(_INVISIBLE))
    return f"{match[1].lower()}:" if match else ""


def unsafe_attributes(body: str, offset: int) -> list[tuple[Any, ...]]:
    """Find attribute lists that set an event handler, as (what, start, end) in bytes."""
    if "{" not in body:
        return []
    found = []
    for match in _ATTRIBUTE_LIST.finditer(body):
        start = offset + len(body[: match.start()].encode())
        found.append((f"{match[1].lower()}=", start, start + len(match.group().encode())))
    return found
