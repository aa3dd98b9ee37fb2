"""The structure of a Markdown body: what rules ask about, without its text.

Parts are named tuples because a large knowledge base holds hundreds of thousands of them; every
part ends with the stretch of the file in bytes that it takes (`start`, `end`).
"""

import marshal
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

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
_heading = partial(tuple.__new__, Heading)
_link = partial(tuple.__new__, Link)
_fence = partial(tuple.__new__, Fence)
_step = partial(tuple.__new__, Step)
_label = partial(tuple.__new__, Label)
_unsafe = partial(tuple.__new__, Unsafe)
_mention = partial(tuple.__new__, Mention)
_EMPTY: tuple[Any, ...] = ((), (), (), (), (), (), (), False, (), 0)
_BETWEEN = "\0"  # no text that is read holds it
T = TypeVar("T")


def packed(parts: tuple[Any, ...]) -> tuple[str, str, bytes]:
    """Return the parts of an outline as a worker process sends them.

    What other pages ask for, its anchors and where its links lead, stands apart: so all else stays
    packed until somebody judges the page.
    """
    ids = (*parts[6], *(row[2] for row in parts[0]))
    targets = (row[0] for row in parts[1])
    return _BETWEEN.join(ids), _BETWEEN.join(targets), marshal.dumps(parts)


def _apart(joined: str) -> list[str]:
    return joined.split(_BETWEEN) if joined else []


class _Once(Generic[T]):
    """A cached property without a lock, which would cost more than most of these parts."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, outline: Any, _: type) -> T:
        value = outline.__dict__[self._name] = self._make(outline)
        return value


class Outline:
    """All structure of one Markdown body. Indices of sections and steps point into the tuples.

    It is kept as the plain tuples that were read, or `packed` as a worker process sends them; the
    named parts are made when somebody asks for them, which for most pages is the process that
    judges them.
    """

    def __init__(self, parts: tuple[Any, ...] = _EMPTY) -> None:
        self._parts = parts
        self._is_packed = isinstance(parts[-1], bytes)

    @_Once
    def _plain(self) -> tuple[Any, ...]:
        if not self._is_packed:
            return self._parts
        unpacked: tuple[Any, ...] = marshal.loads(self._parts[-1])  # noqa: S302 - our own worker
        return unpacked

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outline) and other._plain == self._plain

    __hash__ = object.__hash__

    @_Once
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(map(_heading, self._plain[0]))

    @_Once
    def links(self) -> tuple[Link, ...]:
        """Every link and picture, in order."""
        return tuple(map(_link, self._plain[1]))

    @_Once
    def fences(self) -> tuple[Fence, ...]:
        """Every code block, in order."""
        return tuple(map(_fence, self._plain[2]))

    @_Once
    def steps(self) -> tuple[Step, ...]:
        """Every item of a top-level ordered list, in order."""
        return tuple(map(_step, self._plain[3]))

    @_Once
    def labels(self) -> tuple[Label, ...]:
        """Every bold label that starts a paragraph or line, in order."""
        return tuple(map(_label, self._plain[4]))

    @_Once
    def unsafe(self) -> tuple[Unsafe, ...]:
        """Active content in the text."""
        return tuple(map(_unsafe, self._plain[5]))

    @_Once
    def mentions(self) -> tuple[Mention, ...]:
        """Words that rules ask about: those of code blocks first, then those of the prose."""
        return tuple(map(_mention, self._plain[8]))

    @property
    def anchors(self) -> tuple[str, ...]:
        """Ids written as HTML."""
        return tuple(self._plain[6])

    @property
    def has_text(self) -> bool:
        """Whether the body holds anything but headings and comments."""
        return bool(self._plain[7])

    @property
    def end(self) -> int:
        """Where the body ends, in bytes."""
        return int(self._plain[9])

    def targets(self) -> Iterator[str]:
        """Yield where each link leads, without making the links."""
        if self._is_packed:
            return iter(_apart(self._parts[1]))
        return (link[0] for link in self._parts[1])

    @property
    def first_heading(self) -> Heading | None:
        """The first heading, whatever its level."""
        return self.headings[0] if self.headings else None

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return self.headings[0].text if self.headings else ""

    @_Once
    def ids(self) -> frozenset[str]:
        """Every anchor that a link may name."""
        # Many pages are asked only for these, so their headings are not made.
        if self._is_packed:
            return frozenset(_apart(self._parts[0]))
        return frozenset(self.anchors).union(row[2] for row in self._plain[0])

    def subtree(self, index: int) -> range:
        """Return the indices of a heading and of all headings below it."""
        level = self.headings[index].level
        end = index + 1
        while end < len(self.headings) and self.headings[end].level > level:
            end += 1
        return range(index, end)


EMPTY_OUTLINE = Outline()
