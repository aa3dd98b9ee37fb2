"""What suffers when systems are down, nearest first, and who to call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.graph.draw.words import clean, plural
from relaybook.graph.impact import Affected
from relaybook.model.duration import span_in_words
from relaybook.model.secrets import mask_secrets
from relaybook.report import printable
from relaybook.report.situation import Situation, call_in_words
from relaybook.report.style import Style

_TITLES = {
    "down": "Down",
    "degraded": "Degraded: works, but worse",
    "holds": "Keeps going, as far as is written",
    "part": "A part of it is hit",
    "later": "Runs on, but cannot be started, recovered or deployed meanwhile",
}
_NOBODY = "no owner"


def render(
    situation: Situation,
    systems: Sequence[str],
    affected: Sequence[Affected],
    *,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return `affected` by how each is hit, each with its owner and what happens to it."""
    page = _Page(situation, Style(color), width)
    return "\n".join(page.lines(systems, affected)) + "\n"


@dataclass(frozen=True)
class _Page:
    situation: Situation
    style: Style
    width: int

    def lines(self, systems: Sequence[str], affected: Sequence[Affected]) -> Iterator[str]:
        records = [self.situation.base.systems[name] for name in systems]
        named = ", ".join(f"{record.name} ({record.reference})" for record in records)
        verb = "is" if len(systems) == 1 else "are"
        yield from map(self.style.strong, self._wrapped(f"{named} {verb} down"))
        for line in self.situation.lines():
            yield from self._wrapped(line)
        for record in records:
            if record.impact_of_outage:
                yield from self._wrapped(record.impact_of_outage)
        for how, title in _TITLES.items():
            if group := [one for one in affected if one.how == how]:
                yield ""
                yield self.style.strong(f"{title}: {plural(len(group), 'system')}")
                yield from self._group(group)
        if not affected:
            yield ""
            yield "No system here needs it."
        yield from self._assumed(affected)
        yield from self._calls([*systems, *(one.system for one in affected)])

    def _group(self, group: Sequence[Affected]) -> Iterator[str]:
        systems = [self.situation.base.systems[one.system] for one in group]
        names = max(len(system.id) for system in systems)
        owners = max(len(system.owner or _NOBODY) for system in systems)
        for one, system in zip(group, systems, strict=True):
            tier = f"tier {system.service_tier}" if system.service_tier else "no tier"
            columns = f"{system.id:<{names}}  {tier}  {system.owner or _NOBODY:<{owners}}"
            between = [edge.source for edge in one.path[2 if one.how == "part" else 1 :]]
            through = f"through {' > '.join(between)}" if between else ""
            yield from self._wrapped(_happens(one), f"  {printable.printable(columns)}  ")
            if through:
                yield from map(self.style.faint, self._wrapped(through, " " * (names + 4)))

    def _assumed(self, affected: Sequence[Affected]) -> Iterator[str]:
        count = sum(one.is_assumed for one in affected)
        if count:
            yield ""
            yield from self._wrapped(
                f"Of {plural(count, 'system')} nobody says what happens somewhere on the way "
                "(on_failure): a hard need is taken to fail, a soft one to degrade."
            )

    def _calls(self, systems: Sequence[str]) -> Iterator[str]:
        calls, nobody = self.situation.first_calls(systems)
        yield ""
        yield self.style.strong("Who to call")
        for call, named in calls:
            yield from self._wrapped(f"{call_in_words(call)} ({call.written})", "  ")
            yield from map(self.style.faint, self._wrapped(f"for {', '.join(named)}", "    "))
        if nobody:
            text = f"nobody can be reached for {', '.join(nobody)}"
            yield from map(self.style.bad, self._wrapped(text, "  "))

    def _wrapped(self, text: str, first: str = "") -> list[str]:
        return printable.wrapped(mask_secrets(text), self.width, first)


def _happens(one: Affected) -> str:
    """Return what happens to a system, or for what it needs the one that is down."""
    edge = one.path[0]
    if one.how == "later":
        return f"to {', '.join(purpose for purpose in edge.needed_for if purpose != 'run')}"
    if one.how == "part":
        return f"its part {edge.target}"
    if one.how == "holds":
        return _holds(one)
    after = f" after {span_in_words(one.after)}" if one.after else ""
    return (edge.on_failure or "nobody says how") + after


def _holds(one: Affected) -> str:
    edge = one.path[0]
    if edge.any_of and edge.on_failure in (None, "fails", "degrades"):
        return f"any of {clean(edge.any_of)} will do"
    for_long = f" for {edge.tolerates.text}" if edge.tolerates else ""
    return f"{edge.on_failure}{for_long}"
