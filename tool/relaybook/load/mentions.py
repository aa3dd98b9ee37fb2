"""Words in the prose of a runbook that a rule asks about: steps by number, vague words, silences.

Each search is made only where a plain test finds its word, because most pages hold none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

Stretch = tuple[int, int]
Row = tuple[str, str, int, int]

_STEP = re.compile(
    rb"\bsteps?[ \t\r\n]+(?>(\d{1,3})(?:[ \t]*(?:-|\xe2\x80\x93|to|and|or|,)[ \t]*(\d{1,3}))?)"
    rb"(?![\d%]|\.\d|[ \t\r\n]+(?:of|in|from|at)\b)",
    re.IGNORECASE,
)
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
_BEFORE_STEM, _AFTER_STEM, _LONGEST_BEFORE = 40, 60, 14


def without_known_blanks(rows: Iterable[Row], assigned: Iterable[bytes]) -> list[Row]:
    """Return mentions with each blank once, and none that a command of the page fills in."""
    known = {name.decode() for name in assigned}
    kept: list[Row] = []
    for row in rows:
        if row[0] != "blank" or row[1] not in known:
            kept.append(row)
            known.add(row[1])
    return kept


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
    for match in _vague(body, lower):
        if _is_prose(body, match.start(), skipped):
            yield "vague", _words(body, match.start(), match.end()), match.start(), match.end()
    if any(stem in lower for stem in _SILENCE_STEMS) and not _LIFTED.search(body):
        for match in _SILENCE.finditer(body):
            start, end = match.span("words")
            if _is_prose(body, start, skipped) and not _has_end(body, start, end):
                yield "silence", _words(body, start, end), start, end


def _vague(body: bytes, lower: bytes) -> list[re.Match[bytes]]:
    """Return the vague words around each stem, each place once."""
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


def _words(body: bytes, start: int, end: int) -> str:
    return " ".join(body[start:end].decode("utf-8", "replace").split())


def _is_prose(body: bytes, at: int, skipped: Callable[[], Sequence[Stretch]]) -> bool:
    return not _is_code(body, at) and not any(start <= at < end for start, end in skipped())


def _has_end(body: bytes, start: int, end: int) -> bool:
    """Whether the paragraph before it, or its step after it, says when a silence ends."""
    paragraph = body.rfind(b"\n\n", 0, start) + 1
    following = _NEXT.search(body, end)
    limit = min(end + _AFTER, following.start() if following else len(body))
    return _ENDS.search(body, paragraph, limit) is not None


def _is_code(body: bytes, at: int) -> bool:
    """Whether a stretch stands in a code span or comment that began before it."""
    paragraph = max(body.rfind(b"\n\n", 0, at), 0)
    if body.count(b"`", paragraph, at) % 2:
        return True
    return body.rfind(b"<!--", 0, at) > body.rfind(b"-->", 0, at)
