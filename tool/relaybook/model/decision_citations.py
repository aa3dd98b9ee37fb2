"""Where a text cites a decision: `ADR-0012`, `adr-12`, `decisions/log/0012-use-x.md`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

_CITED = re.compile(
    rb"""(?xi)
    (?<![\w/.@:%-])
    (?: (?P<path> \.{0,2}/? (?:[\w.-]+/)*
          (?:[a-z]+-){0,4}? \d{1,8} [-_] [\w-]*[a-z][\w-]* (?:\.mdx?|\.markdown)? )
      | (?P<number> m?adr (?:[-_ ]\#?|\#|\s(?=\d))? (?:[a-z][a-z0-9]{0,11}-)? \d{1,6} )
    )
    (?![\w/-]|\.\w)
    """
)
_ENDING = re.compile(r"\.(?:mdx?|markdown)$", re.IGNORECASE)
# Lines are searched where one of these stands; nearly all text has none.
_HINTS = (b"adr", b"decision")


class Citation(NamedTuple):
    """A stretch of text in bytes that may name a decision.

    is_path: whether it is written as a path or a file name, not as a number.
    """

    reference: str
    is_path: bool
    start: int
    end: int


def citations_in(
    data: bytes, skipped: Callable[[], Iterable[tuple[int, int]]] = tuple
) -> Iterator[Citation]:
    """Yield what may cite a decision, in order; parts of web addresses are left out.

    skipped: gives stretches that are passed over.
    """
    lower = data.lower()
    if not any(hint in lower for hint in _HINTS):
        return
    stretches = sorted(skipped())
    for start, end in _lines(lower, stretches):
        for found in _CITED.finditer(data, start, end):
            at = found.start()
            if not _is_in(at, stretches) and not _is_in_address(data, at):
                text = found.group().decode("utf-8", "replace")
                yield Citation(text, found["path"] is not None, at, found.end())


def _lines(lower: bytes, skipped: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines in which a hint stands outside of what is skipped."""
    found = set()
    for hint in _HINTS:
        at = lower.find(hint)
        while at >= 0:
            end = lower.find(b"\n", at)
            end = end if end >= 0 else len(lower)
            if not _is_in(at, skipped):
                found.add((lower.rfind(b"\n", 0, at) + 1, end))
                at = end
            at = lower.find(hint, at + 1)
    return sorted(found)


def _is_in(at: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


def name_without_extension(path: str) -> str:
    """Return the last part of a path without the ending of a page."""
    return _ENDING.sub("", path.rpartition("/")[2])


def _is_in_address(data: bytes, at: int) -> bool:
    """Whether the word around a stretch began as a web address."""
    start = max(data.rfind(sign, max(0, at - 500), at) for sign in (b" ", b"\n", b"\t", b"(", b'"'))
    return b"://" in data[max(0, start) : at]
