"""Words in the prose of a runbook that rules ask about: steps by number, and silences.

Each search is made only where a plain test finds its word, because most pages hold none.
"""

import re
from collections.abc import Callable, Iterator, Sequence

Stretch = tuple[int, int]
Row = tuple[str, str, int, int]

_STEP = re.compile(
    rb"\bsteps?[ \t\r\n]+(?>(\d{1,3})(?:[ \t]*(?:-|\xe2\x80\x93|to|and|or|,)[ \t]*(\d{1,3}))?)"
    rb"(?![\d%]|\.\d|[ \t\r\n]+(?:of|in|from|at)\b)",
    re.IGNORECASE,
)
_SILENCE_STEMS = (b"silenc", b"mute ", b"snooze")
_SILENCE = re.compile(
    rb"(?:^[ \t>*_-]*(?:\d+[.)][ \t]+)?[*_]*|[.:;][*_]*[ \t\r\n]+"
    rb"|\b(?<!not )(?<!never )(?:and|then|first|or|must|should|please|can)[ \t\r\n]+)"
    rb"(?P<words>(?:silence|mute|snooze)[ \t\r\n]+(?:[^\s.;:]+[ \t\r\n]+){0,5}?"
    rb"(?:alerts?|alarms?|notifications?|pagers?|pages|monitors?)"
    rb"|(?:create|add|set)[ \t\r\n]+an?[ \t\r\n]+(?:[\w`]+[ \t\r\n]+)?silence)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(
    rb"\b(?:until|till|expir\w+|duration|minutes?|hours?|days?|while|during|window|end[ \t]+of"
    rb"|temporar\w+|\d+[ \t]*(?:m|h|d|min))\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    rb"\b(?:un-?mute|un-?silence"
    rb"|(?:remove|delete|expire|lift|end)[ \t\r\n]+(?:the|this|your|all|any)[ \t\r\n]+silences?)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(rb"\n(?:#|\d+[.)][ \t])")
_AFTER = 500


def prose_mentions(body: bytes, skipped: Callable[[], Sequence[Stretch]]) -> Iterator[Row]:
    """Yield (kind, words, start, end) of what stands in prose, in bytes of `body`.

    skipped: gives the stretches that are not prose: code blocks, headings, links.
    """
    lower = body.lower()
    first = lower.find(b"step")
    if first >= 0:
        for match in _STEP.finditer(body, first):
            words = "-".join(part.decode() for part in match.groups() if part)
            if _is_prose(body, match.start(), skipped):
                yield "step", words, match.start(), match.end()
    if any(stem in lower for stem in _SILENCE_STEMS) and not _LIFTED.search(body):
        for match in _SILENCE.finditer(body):
            start, end = match.span("words")
            if _is_prose(body, start, skipped) and not _has_end(body, start, end):
                yield "silence", in_one_line(body, start, end), start, end


def in_one_line(body: bytes, start: int, end: int) -> str:
    """Return a stretch as words with one space between them."""
    return " ".join(body[start:end].decode("utf-8", "replace").split())


def _is_prose(body: bytes, at: int, skipped: Callable[[], Sequence[Stretch]]) -> bool:
    return not is_code(body, at) and not any(start <= at < end for start, end in skipped())


def _has_end(body: bytes, start: int, end: int) -> bool:
    """Whether the paragraph before it, or its step after it, says when a silence ends."""
    paragraph = body.rfind(b"\n\n", 0, start) + 1
    following = _NEXT.search(body, end)
    limit = min(end + _AFTER, following.start() if following else len(body))
    return _ENDS.search(body, paragraph, limit) is not None


def is_code(body: bytes, at: int) -> bool:
    """Whether a stretch stands in a code span or comment that began before it."""
    paragraph = max(body.rfind(b"\n\n", 0, at), 0)
    if body.count(b"`", paragraph, at) % 2:
        return True
    return body.rfind(b"<!--", 0, at) > body.rfind(b"-->", 0, at)
