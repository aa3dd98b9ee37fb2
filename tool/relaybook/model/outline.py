"""The structure of a Markdown body: what rules ask about, without its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from relaybook.source import ByteRange


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    id: the anchor that GitHub and our site give it. range: the whole heading in bytes.
    prose: the first characters of plain text directly below it, comments left out.
    has_content: whether text, code, a table or a picture stands between it and the next heading.
    """

    level: int
    text: str
    id: str
    range: ByteRange
    prose: str = ""
    has_content: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture; `section` is the index of the heading above it, -1 for none."""

    target: str
    range: ByteRange
    image: bool
    section: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block; `changes` is the word that shows it changes something, empty for none."""

    info: str
    range: ByteRange
    section: int
    step: int
    changes: str


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a top-level ordered list; `changes` is the evidence that it changes something."""

    number: int
    range: ByteRange
    section: int
    changes: str


@dataclass(frozen=True, slots=True)
class Label:
    """A bold label that starts a paragraph or line, such as **Undo:**; `step` is -1 outside one."""

    text: str
    range: ByteRange
    section: int
    step: int
    has_content: bool


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Active content in the text; `what` names it."""

    what: str
    range: ByteRange


@dataclass(frozen=True)
class Outline:
    """All structure of one Markdown body. Indices of sections and steps point into the tuples."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    fences: tuple[Fence, ...] = ()
    steps: tuple[Step, ...] = ()
    labels: tuple[Label, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
    anchors: frozenset[str] = frozenset()
    has_text: bool = False

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
        return self.anchors | {heading.id for heading in self.headings}

    def subtree(self, index: int) -> range:
        """Return the indices of a heading and of all headings below it."""
        level = self.headings[index].level
        end = index + 1
        while end < len(self.headings) and self.headings[end].level > level:
            end += 1
        return range(index, end)

    def is_empty(self, index: int) -> bool:
        """Whether neither the section nor any below it has content."""
        return not any(self.headings[below].has_content for below in self.subtree(index))

    def steps_of(self, sections: range) -> Iterator[Step]:
        """Yield the steps that stand in any of `sections`."""
        return (step for step in self.steps if step.section in sections)


EMPTY_OUTLINE = Outline()
