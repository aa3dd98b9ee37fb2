"""What a change means, for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from relaybook.model.secrets import mask_secrets
from relaybook.report import difference_words as words
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.report.wording import as_of_in_words
from relaybook.review.difference import Difference

_MOST_ITEMS = 25
_LONGEST = 300


def render(
    difference: Difference, *, prefix: str = "", color: bool = False, width: int = 80
) -> str:
    """Return the sections, long ones cut. prefix: leads from the reader to the base."""
    return "\n".join(_Page(difference, prefix, Style(color), width).lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    difference: Difference
    prefix: str
    style: Style
    width: int

    def lines(self) -> Iterator[str]:
        found = self.difference
        headline = words.headline(found)
        yield from map(self.style.strong, self._wrapped(headline[:1].upper() + headline[1:]))
        day = as_of_in_words(found.head.report.as_of)
        yield from self._wrapped(f"{words.sides(found)}, {day}")
        if also := words.at_a_glance(found):
            yield from self._wrapped(also)
        if found.is_nothing:
            yield ""
            yield words.NOTHING
        for section in words.sections(found, self.prefix):
            yield ""
            yield from self._section(section)
        for said in words.cautions(found):
            yield ""
            yield from map(self.style.faint, self._wrapped(said))

    def _section(self, section: words.Section) -> Iterator[str]:
        yield self.style.strong(section.title)
        for item in section.items[:_MOST_ITEMS]:
            word = f"{item.word} " if item.word else ""
            yield from self._wrapped(_cut(item.said), f"  {word}", "    ")
            if item.more:
                yield from map(self.style.faint, self._wrapped(_cut(item.more), "    "))
        if (hidden := len(section.items) - _MOST_ITEMS) > 0:
            yield f"  and {hidden:,} more: --format json lists them all"

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        return wrapped(mask_secrets(text), self.width, first, rest)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
