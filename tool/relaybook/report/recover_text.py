"""In which order to bring systems back, for the worst day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.graph.draw.words import plural
from relaybook.graph.recovery import Restored
from relaybook.graph.recovery_facts import RecoveryFacts
from relaybook.model.duration import span_in_words
from relaybook.model.secrets import mask_secrets
from relaybook.report import printable
from relaybook.report.situation import Situation, call_in_words
from relaybook.report.style import Style

_LABEL = 9


def render(
    situation: Situation, facts: RecoveryFacts, *, color: bool = False, width: int = 80
) -> str:
    """Return the waves, each system with its time, runbook and team; then what stands against."""
    page = _Page(situation, facts, Style(color), width)
    return "\n".join(page.lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    situation: Situation
    facts: RecoveryFacts
    style: Style
    width: int

    def lines(self) -> Iterator[str]:
        asked = ", ".join(self.situation.base.systems[name].name for name in self.facts.asked)
        of = f"{asked} and what it takes" if asked else "everything"
        count = plural(len(self.facts.plan.restored), "system")
        yield from map(self.style.strong, self._wrapped(f"Recovery of {of}: {count}"))
        for line in self.situation.lines():
            yield from self._wrapped(line)
        for number, wave in enumerate(self.facts.plan.waves, 1):
            yield ""
            systems = sum(len(one.systems) for one in wave)
            yield self.style.strong(f"Wave {number}: {plural(systems, 'system')}")
            for one in wave:
                yield from self._unit(one)
        yield ""
        yield from self._longest()
        yield from self._obstacles()
        yield from self._not_counted()

    def _unit(self, one: Restored) -> Iterator[str]:
        if one.is_knot:
            text = f"DEADLOCK: {', '.join(one.systems)} wait for each other"
            yield from map(self.style.bad, self._wrapped(text, "  "))
        for name in one.systems:
            yield from self._system(name, one)

    def _system(self, name: str, one: Restored) -> Iterator[str]:
        system = self.situation.base.systems[name]
        tier = f"tier {system.service_tier}" if system.service_tier else "no tier"
        text = f"{system.name} ({name}), {tier}: {self._time(name, one)}"
        yield from self._wrapped(text, "  ")
        if one.after:
            yield from self._row("waits for", one.after)
        paths = [
            f"{runbook.name} ({runbook.path})" for runbook in self.facts.runbooks.get(name, ())
        ]
        yield from self._row("runbook", "; ".join(paths) or "none")
        if system.provider:
            yield from self._row("provider", self.situation.standing_of(system.provider))
        owner = self.situation.standing_of(system.owner) if system.owner else "no owner"
        yield from self._row("team", owner)
        call = self.situation.first_call(name)
        row = self._row("call", call_in_words(call) if call else "nobody can be reached")
        yield from row if call else map(self.style.bad, row)

    def _time(self, name: str, one: Restored) -> str:
        own = self.situation.base.systems[name].restore_time
        takes = f"takes {own.text}" if own else "nobody knows how long it takes"
        return f"{takes}, back {_when(one)}"

    def _longest(self) -> Iterator[str]:
        path = self.facts.plan.critical_path()
        if path:
            steps = " > ".join(" + ".join(one.systems) for one in path)
            text = f"What takes longest: {steps}, back {_when(path[-1])}"
            yield from map(self.style.strong, self._wrapped(text))

    def _obstacles(self) -> Iterator[str]:
        if unknown := self.facts.plan.all_unknown:
            yield from self._wrapped(
                f"Nobody knows how long it takes to restore {plural(len(unknown), 'system')}, "
                f"counted as nothing above: {', '.join(unknown)}"
            )
        for cycle in self.facts.plan.deadlocks:
            softest = cycle.softest
            text = (
                f"Deadlock: {' > '.join(cycle.systems)}; easiest to do without is what "
                f"{softest.source} needs of {softest.target}"
            )
            yield from map(self.style.bad, self._wrapped(text))
        for found in self.facts.deadlocks:
            way = " > ".join([found.need.target, *(edge.target for edge in found.path)])
            text = f"Deadlock: {found.need.source} needs {found.need.target} to recover, and {way}"
            yield from map(self.style.bad, self._wrapped(text))

    def _not_counted(self) -> Iterator[str]:
        if self.facts.unordered:
            yield from self._wrapped(
                f"Not an order: {plural(self.facts.unordered, 'hard need')} between these, only "
                "for running (needed_for says neither start nor recover)"
            )
        if self.facts.left_out:
            names = (f"{name} ({why})" for name, why in self.facts.left_out.items())
            yield from self._wrapped(f"Not brought back: {', '.join(names)}")

    def _row(self, label: str, value: str) -> Sequence[str]:
        return self._wrapped(value, f"    {label:<{_LABEL}} ")

    def _wrapped(self, text: str, first: str = "") -> list[str]:
        return printable.wrapped(mask_secrets(text), self.width, first)


def _when(one: Restored) -> str:
    """Return when something is back at the earliest, and whether anybody knows."""
    if one.is_known:
        return f"after {span_in_words(one.end)}" if one.end else "at once"
    return f"after {span_in_words(one.end)} at least" if one.end else "nobody knows when"
