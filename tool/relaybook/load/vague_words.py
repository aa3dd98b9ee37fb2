"""Words that leave a step to the judgement of who reads it: "if needed", "check that it works".

Read where a rule asks, because few records are asked for that much.
"""

import re
from collections.abc import Iterator

from relaybook.load.mentions import in_one_line, is_code
from relaybook.model.outline import Mention, Outline
from relaybook.source import ByteRange

_VAGUE_STEMS = (
    *(b"needed", b"necessary", b"required", b"appropriate"),
    *(b" work", b" fine", b" good", b" ok"),
)
_VAGUE = re.compile(
    rb"\b(?:if|as|where|when)[ \t\r\n]+(?:needed|necessary|required|appropriate)\b"
    rb"(?![ \t\r\n]+(?:by|for|in|on|to|from|when|because|since)\b)"
    rb"|\b(?:take|perform)[ \t\r\n]+(?:the[ \t\r\n]+)?appropriate[ \t\r\n]+"
    rb"(?:actions?|steps?|measures)"
    rb"|\b(?:verify|check|ensure|confirm|make[ \t]+sure)[ \t\r\n]+(?:that[ \t\r\n]+)?"
    rb"(?:it|everything|all|things|this)[ \t\r\n]+"
    rb"(?:works?(?:[ \t]+(?:fine|correctly|properly|as[ \t]+expected))?"
    rb"|(?:is|are)[ \t]+(?:working|ok|okay|fine|good)|looks?[ \t]+(?:ok|okay|fine|good))\b",
    re.IGNORECASE,
)
# A stem is vague only behind one of these, which is told without a pattern.
_BEFORE_STEMS = frozenset(
    b"if as where when take perform the it everything all things this is are look looks".split()
)
_BEFORE_STEM, _AFTER_STEM, _LONGEST_BEFORE = 40, 60, 14


def vague_words(content: bytes, outline: Outline, within: ByteRange) -> Iterator[Mention]:
    """Yield what is vague in the prose of a stretch; code, headings and links are left out.

    content: the file that the outline is of.
    """
    source = content[within.start : within.end]
    for match in _vague(source):
        start, end = match.start() + within.start, match.end() + within.start
        if not is_code(source, match.start()) and not _is_skipped(start, outline):
            yield Mention("vague", in_one_line(source, *match.span()), start, end)


def _is_skipped(at: int, outline: Outline) -> bool:
    parts = (outline.headings, outline.fences, outline.links)
    return any(part.start <= at < part.end for some in parts for part in some)


def _vague(body: bytes) -> list[re.Match[bytes]]:
    """Return the vague words around each stem, each place once."""
    lower = body.lower()
    found: dict[int, re.Match[bytes]] = {}
    for stem in _VAGUE_STEMS:
        at = lower.find(stem)
        while at >= 0:
            before = lower[max(0, at - _LONGEST_BEFORE) : at].split()
            if before and before[-1] in _BEFORE_STEMS:
                for match in _VAGUE.finditer(body, max(0, at - _BEFORE_STEM), at + _AFTER_STEM):
                    found.setdefault(match.start(), match)
            at = lower.find(stem, at + len(stem))
    return [found[start] for start in sorted(found)]
