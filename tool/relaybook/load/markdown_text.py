"""What a stretch of Markdown says, without a parser: its first words, and whether a block ends."""

import re

PROSE_KEPT = 200
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKUP = re.compile(r"^[ \t]*(?:[-*+>]|\d+[.)])[ \t]+|[*`]|^#+ ", re.MULTILINE)
_MARKS = re.compile(r"[-*+>`#]|\d[.)]")


def is_closed_block(block: bytes) -> bool:
    """Whether the last line of a fenced block is a fence as long as the first."""
    mark = block[:1]
    fence = len(block) - len(block.lstrip(mark))
    lines = block.rstrip()
    before = max(lines.rfind(b"\n"), lines.rfind(b"\r"))
    last = lines[before + 1 :].lstrip(b" \t>") if before >= 0 else b""
    return len(last) >= fence and not last.strip(mark)


def first_words(source: str) -> str:
    """Return the first words of a stretch of Markdown, without comments and markup."""
    text = _COMMENT.sub("", source) if "<!--" in source else source
    if "</" in text:
        text = _TAG.sub("", text)
    words = _MARKUP.sub("", text[: 2 * PROSE_KEPT]) if _MARKS.search(text) else text
    return " ".join(words.split())[:PROSE_KEPT]
