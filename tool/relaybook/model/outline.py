"""The structure of a Markdown body: what rules ask about, without its text.

Parts are named tuples because a large knowledge base holds hundreds of thousands of them; every
part ends with the stretch of the file in bytes that it takes (`start`, `end`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from relaybook.source import ByteRange


class Heading(NamedTuple):
    """A heading.

    id: the anchor that GitHub and our site give it. prose: the first characters of plain text
    between it and the next heading, comments left out. has_more: whether code, a table or a
    picture stands there too.
    """

    level: int
    text: str
    id: str
    prose: str
    has_more: bool
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The heading in bytes."""
        return ByteRange(self.start, self.end)


class Link(NamedTuple):
    """A link or picture; `section` is the index of the heading above it, -1 for none."""

    target: str
    is_image: bool
    section: int
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The link in bytes."""
        return ByteRange(self.start, self.end)


class Fence(NamedTuple):
    """A code block.

    info: its language and hints. step: index of its step, -1 outside one. is_closed: false where
    the line that should end it is missing, so that it takes in what follows.
    """

    info: str
    section: int
    step: int
    is_closed: bool
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The block in bytes."""
        return ByteRange(self.start, self.end)


class Step(NamedTuple):
    """An item of a top-level ordered list.

    changes: the words that show it changes something, empty where nothing does.
    """

    number: int
    section: int
    changes: str
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The item in bytes."""
        return ByteRange(self.start, self.end)


class Label(NamedTuple):
    """A bold label that starts a paragraph or line, such as **Undo:**.

    text: without the colon. step: index of its step, -1 outside one. has_content: whether
    anything follows it.
    """

    text: str
    section: int
    step: int
    has_content: bool
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The label in bytes."""
        return ByteRange(self.start, self.end)


class Unsafe(NamedTuple):
    """Active content in the text; `what` names it."""

    what: str
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The content in bytes."""
        return ByteRange(self.start, self.end)


@dataclass(frozen=True)
class Outline:
    """All structure of one Markdown body. Indices of sections and steps point into the tuples.

    anchors: ids written as HTML. has_text: whether the body holds anything but comments.
    """

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    fences: tuple[Fence, ...] = ()
    steps: tuple[Step, ...] = ()
    labels: tuple[Label, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
    anchors: tuple[str, ...] = ()
    has_text: bool = False

    @classmethod
    def from_plain(cls, parts: tuple[Any, ...]) -> "Outline":
        """Build the outline from plain tuples, as a worker process sends them."""
        headings, links, fences, steps, labels, unsafe, anchors, has_text = parts
        return cls(
            tuple(map(Heading._make, headings)),
            tuple(map(Link._make, links)),
            tuple(map(Fence._make, fences)),
            tuple(map(Step._make, steps)),
            tuple(map(Label._make, labels)),
            tuple(map(Unsafe._make, unsafe)),
            anchors,
            has_text,
        )

    @property
    def first_heading(self) -> Heading | None:
        """The first heading, whatever its level."""
        return self.headings[0] if self.headings else None

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return self.headings[0].text if self.headings else ""

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every anchor that a link may name."""
        return frozenset(self.anchors).union(heading.id for heading in self.headings)

    def subtree(self, index: int) -> range:
        """Return the indices of a heading and of all headings below it."""
        level = self.headings[index].level
        end = index + 1
        while end < len(self.headings) and self.headings[end].level > level:
            end += 1
        return range(index, end)

    def labels_of(self, step: int) -> Iterator[Label]:
        """Yield the labels of the step with this index."""
        return (label for label in self.labels if label.step == step)


EMPTY_OUTLINE = Outline()
