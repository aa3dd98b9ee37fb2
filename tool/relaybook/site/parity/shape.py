"""What a reader follows on a page: its ordered lists, their items and its blocks of code."""

import re
from typing import Literal, NamedTuple

PartKind = Literal["list", "item", "code"]


class Part(NamedTuple):
    """One of them, in the order of the page.

    step: the number that a reader sees, of an item its own (`2.1` inside item 2), else that of the
    item around it; empty outside of one. words: of a code block, without white space.
    start, end: where it stands in the text that it was read from, in bytes; zeros where unknown.
    """

    kind: PartKind
    step: str
    words: str = ""
    start: int = 0
    end: int = 0

    @property
    def name(self) -> str:
        """What to call it in a message."""
        if self.kind == "item":
            return f"step {self.step}"
        what = "the ordered list" if self.kind == "list" else "the code block"
        return f"{what} in step {self.step}" if self.step else f"{what} outside of any step"


Shape = tuple[Part, ...]


class ShapeBuilder:
    """Numbers what a parser reports in order."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._next: list[int | None] = []  # the next number of each open list, None for bullets
        self._steps: list[str] = []  # the number of the item that is open in each list

    def open_list(self, first: int | None, start: int = 0, end: int = 0) -> None:
        """A list begins; first: the number of its first item, None for bullets."""
        if first is not None:
            self._parts.append(Part("list", self.step, "", start, end))
        self._next.append(first)
        self._steps.append("")

    def close_list(self) -> None:
        """The innermost list ends; one that never began is passed over, as browsers do."""
        if self._next:
            self._next.pop()
            self._steps.pop()

    def item(self, start: int = 0, end: int = 0) -> None:
        """An item begins."""
        if not self._next or (number := self._next[-1]) is None:
            return
        self._steps[-1] = ""
        self._steps[-1] = f"{self.step}.{number}".lstrip(".")
        self._next[-1] = number + 1
        self._parts.append(Part("item", self.step, "", start, end))

    def code(self, text: str, start: int = 0, end: int = 0) -> None:
        """A block of code."""
        self._parts.append(Part("code", self.step, without_space(text), start, end))

    @property
    def step(self) -> str:
        """The number of the innermost item that is open."""
        return next((step for step in reversed(self._steps) if step), "")

    def shape(self) -> Shape:
        """Return what was reported so far."""
        return tuple(self._parts)


# Control characters are no text of a page; each engine has its own way with them.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\ufeff\ufffd]+")


def without_space(text: str) -> str:
    """Return the characters of a text that a reader sees."""
    return _SPACE.sub("", text)
