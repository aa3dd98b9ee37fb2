"""What a stretch of HTML within Markdown holds: anchors, what may run, and things to see."""

import re
from typing import NamedTuple

from relaybook.load.unsafe_content import unsafe_html

_ANCHOR = re.compile(r"""<[^<>]*?\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""")
# Browsers end a comment at these; only what they leave out may carry a script.
_COMMENT = re.compile(rb"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)


class RawHtml(NamedTuple):
    """What was found. unsafe: what it is, with the bytes from the start of the stretch."""

    anchors: list[str]
    unsafe: list[tuple[str, int, int]]
    shows_something: bool


def read_html(source: bytes) -> RawHtml:
    """Read a stretch of HTML; nothing in a comment counts."""
    if b"<!--" in source:
        source = _COMMENT.sub(lambda comment: b" " * len(comment.group()), source)
    text = source.decode("utf-8", "replace")
    shows_something = "<img" in text or "<table" in text or "<pre" in text
    return RawHtml(_ANCHOR.findall(text), list(unsafe_html(text)), shows_something)
