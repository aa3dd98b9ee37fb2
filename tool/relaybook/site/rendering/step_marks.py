"""Where the steps of a runbook begin on its page: an empty element that a script and paper fill.

The planner counts headings and items of ordered lists as the loader does; the page is parsed by the
same parser. So a step is known by its place in that count, whatever its text says. The element is
put in after the page was sanitised: until then a token stands for it, which no author can write.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from relaybook.site.html import element

_MARK = "\x02relaybook-step:{}\x03"
_PLACED = re.compile("\x02relaybook-step:([a-z]+-[0-9]+)\x03")


class StepMark(NamedTuple):
    """A step of the runbook on the page.

    at: `item-3` for the fourth item of all top-level ordered lists in the record's text,
    `heading-3` for its fourth heading. number: as the reader sees it. digest: of the step's bytes,
    such as `sha256:9f86...`.
    """

    at: str
    number: str
    digest: str


class StepMarks:
    """The marks of one page, and how far its lists have been read."""

    def __init__(self) -> None:
        self._marks: dict[str, StepMark] = {}
        self._ordered: list[bool] = []
        self._read: Counter[str] = Counter()

    def plan(self, marks: Iterable[StepMark]) -> None:
        """Mark these steps in what is read from now on."""
        self._marks = {mark.at: mark for mark in marks}
        self._read.clear()

    def open_list(self, *, is_ordered: bool) -> None:
        """A list begins."""
        self._ordered.append(is_ordered)

    def close_list(self) -> None:
        """The innermost list ends."""
        self._ordered.pop()

    def next_item(self) -> str:
        """An item begins; return what to put there, empty for one that is no step."""
        return self._next("item") if self._ordered == [True] else ""

    def next_heading(self) -> str:
        """A heading ends; return what to put below it, empty for one that is no step."""
        return self._next("heading")

    def _next(self, kind: str) -> str:
        at = f"{kind}-{self._read[kind]}"
        self._read[kind] += 1
        return _MARK.format(at) if at in self._marks else ""

    def placed(self, html: str) -> str:
        """Return sanitised HTML with the marks in their places."""
        return _PLACED.sub(self._mark, html) if self._marks else html

    def _mark(self, token: re.Match[str]) -> str:
        mark = self._marks[token[1]]
        return element("span", class_="rb-step", data_step=mark.number, data_digest=mark.digest)
