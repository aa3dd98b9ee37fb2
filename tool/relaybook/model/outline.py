"""The structure of a Markdown body: what rules ask about, without its text."""

import marshal
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Generic, TypeVar

from relaybook.model.outline_parts import Fence, Heading, Label, Link, Mention, Step, Unsafe

__all__ = [
    "EMPTY_OUTLINE",
    "Fence",
    "Heading",
    "Label",
    "Link",
    "Mention",
    "Outline",
    "Step",
    "Unsafe",
    "packed",
]

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
