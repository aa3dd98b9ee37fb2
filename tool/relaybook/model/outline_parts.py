"""The parts of an outline: headings, links, code blocks, steps and what else rules ask about.

They are named tuples because a large knowledge base holds hundreds of thousands of them; every
part ends with the stretch of the file in bytes that it takes (`start`, `end`).
"""

from typing import NamedTuple

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
    effect: in runbooks what its verbs show: `read`, `change`, `irreversible` or `unknown` for
    commands, `output` for what they print, empty for anything else. evidence: those verbs.
    shows_output: whether it holds what is seen when it worked.
    """

    info: str
    section: int
    step: int
    is_closed: bool
    effect: str
    evidence: str
    shows_output: bool
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The block in bytes."""
        return ByteRange(self.start, self.end)


class Step(NamedTuple):
    """An item of a top-level ordered list.

    stated: the words by which its text says what it does, such as "Changes production", empty
    where none do; what its commands do stands with them.
    """

    number: int
    section: int
    stated: str
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The item in bytes."""
        return ByteRange(self.start, self.end)


class Label(NamedTuple):
    """A bold label that starts a paragraph or line, such as **Undo:**.

    text: without the colon. step: index of its step, -1 outside one. has_content: whether
    anything follows it. refusal: the text that follows where it begins with "no". leads_on: whether
    it says nothing itself, or ends with a colon, so that a block after it is what it says.
    """

    text: str
    section: int
    step: int
    has_content: bool
    refusal: str
    leads_on: bool
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


class Mention(NamedTuple):
    """Words of a page that a rule asks about.

    kind: on every page `citation` of a decision by number, and `cited path`; in runbooks `prompt`
    (a shell prompt that would be copied), `step` (words is a number, or two with a dash between)
    and `silence` (of an alert, with no end). Only where a rule asks: `blank` (what a reader fills
    in before copying; words is its name) and `vague`.
    """

    kind: str
    words: str
    start: int
    end: int

    @property
    def range(self) -> ByteRange:
        """The words in bytes."""
        return ByteRange(self.start, self.end)


# Like `_make`, but wholly in C: a large knowledge base makes hundreds of thousands of parts.
