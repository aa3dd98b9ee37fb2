"""How one system comes to need another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relaybook.graph.draw.words import edges_in_words, plural
from relaybook.graph.paths import Way
from relaybook.model.secrets import mask_secrets
from relaybook.report import printable
from relaybook.report.situation import Situation
from relaybook.report.style import Style


@dataclass(frozen=True, slots=True)
class Between:
    """The ways from one system to another: hard first, then the shortest.

    has_more: whether there are more than these. back: where there are none, those that lead the
    other way.
    """

    source: str
    target: str
    ways: Sequence[Way]
    has_more: bool = False
    back: Sequence[Way] = ()


def render(situation: Situation, between: Between, *, color: bool = False, width: int = 80) -> str:
    """Return each way with what every step of it means."""
    page = _Page(situation, between, Style(color), width)
    return "\n".join(page.lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    situation: Situation
    between: Between
    style: Style
    width: int

    def lines(self) -> Iterator[str]:
        source, target = self.between.source, self.between.target
        names = (self.situation.base.systems[one].name for one in (source, target))
        yield from map(self.style.strong, self._wrapped(f"How {' comes to need '.join(names)}"))
        for line in self.situation.lines():
            yield from self._wrapped(line)
        yield from self._wrapped(self._count())
        for way in self.between.ways or self.between.back:
            yield ""
            strength = "hard" if way.is_hard else "with a soft step"
            steps = plural(len(way.steps), "step")
            yield from map(
                self.style.strong,
                self._wrapped(f"{' > '.join(way.systems)} ({steps}, {strength})"),
            )
            yield from self._steps(way)

    def _count(self) -> str:
        source, target = self.between.source, self.between.target
        if self.between.ways:
            more = "at least " if self.between.has_more else ""
            shown = f", {len(self.between.ways)} shown" if self.between.has_more else ""
            count = len(self.between.ways) + self.between.has_more
            return f"{more}{plural(count, 'way')}{shown}"
        if self.between.back:
            return f"{source} does not need {target}; {target} needs {source}:"
        return f"{source} does not need {target}, nor the other way round."

    def _steps(self, way: Way) -> Iterator[str]:
        longest = max(len(f"{one} > {other}") for one, other in pairwise(way.systems))
        for (one, other), edges in zip(pairwise(way.systems), way.steps, strict=True):
            first = f"  {f'{one} > {other}':<{longest}}  "
            yield from self._wrapped(edges_in_words(edges), printable.printable(first))

    def _wrapped(self, text: str, first: str = "") -> list[str]:
        return printable.wrapped(mask_secrets(text), self.width, first)
