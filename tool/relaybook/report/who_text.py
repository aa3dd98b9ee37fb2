"""Who to call, for somebody who was just woken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from relaybook.model.call_list import Call, CallList
from relaybook.model.contact import Contact
from relaybook.model.secrets import mask_secrets
from relaybook.report import printable
from relaybook.report.situation import Situation
from relaybook.report.style import Style
from relaybook.report.wording import as_of_in_words, gone_in_words

_LABEL = 9


def render(
    lists: Iterable[CallList],
    situation: Situation,
    *,
    moment: datetime | None = None,
    color: bool = False,
    width: int = 80,
) -> str:
    """Return each list, first call first.

    moment: to say who answers right now; None where the day is not today.
    """
    page = _Page(situation, moment, Style(color), width)
    return "\n\n".join("\n".join(page.lines(one)) for one in lists) + "\n"


@dataclass(frozen=True)
class _Page:
    situation: Situation
    moment: datetime | None
    style: Style
    width: int

    def lines(self, one: CallList) -> Iterator[str]:
        yield from map(self.style.strong, _wrapped(f"{one.name} ({one.subject})", self.width))
        yield from _wrapped(as_of_in_words(self.situation.as_of), self.width)
        if self.situation.gone:
            said = gone_in_words(self.situation.gone)
            yield from map(self.style.bad, _wrapped(said, self.width))
        yield from _wrapped(f"{one.path}: {one.source}" if one.path else one.source, self.width)
        for number, call in enumerate(one.calls, 1):
            yield ""
            yield from self._call(number, call)
        if not any(call.standing.active and call.ways for call in one.calls):
            yield ""
            yield self.style.bad("Nobody here can be reached.")

    def _call(self, number: int, call: Call) -> Iterator[str]:
        name = call.contact.name if call.contact else call.written
        within = f", answers within {call.respond_within.text}" if call.respond_within else ""
        yield from map(self.style.strong, _wrapped(f"{name}{within}", self.width, f"{number}. "))
        if call.standing.active:
            yield from self._how(call)
        else:
            text = f"NOT ACTIVE: {call.standing.reason}"
            yield from map(self.style.bad, _wrapped(text, self.width, "   "))
        if call.contact:
            yield from map(self.style.faint, self._row("id", call.written))

    def _how(self, call: Call) -> Iterator[str]:
        for channel, value in call.ways:
            yield from self._row(channel.removesuffix("_url"), value)
        if not call.ways:
            yield self.style.bad("   no way to reach them is written")
        yield from self._hours(call)
        if call.vendor:
            yield from self._row("vendor", call.vendor)
        if call.people:
            label = "held by" if call.contact and call.contact.type == "role" else "people"
            yield from self._row(label, "; ".join(_with_phone(who, call) for who in call.people))

    def _hours(self, call: Call) -> Iterator[str]:
        if call.hours is None:
            return
        answers = call.answers(self.moment) if self.moment else None
        now = {True: ", answers now", False: ", CLOSED NOW", None: ""}[answers]
        zone = "" if call.hours.round_the_clock or not call.time_zone else f" {call.time_zone}"
        row = self._row("hours", f"{call.hours.text}{zone}{now}")
        yield from map(self.style.bad, row) if answers is False else row

    def _row(self, label: str, value: str) -> Iterator[str]:
        yield from _wrapped(value, self.width, f"   {label:<{_LABEL}}")


def _with_phone(who: Contact, call: Call) -> str:
    """Return a person, with the first way to reach them that is not the one already shown."""
    own = [way for way in (who.reach.ways() if who.reach else ()) if way not in call.ways]
    return f"{who.name} {own[0][1]}" if own else who.name


def _wrapped(text: str, width: int, first: str = "") -> list[str]:
    """Break `text` into lines, without what looks like a secret."""
    return printable.wrapped(mask_secrets(text), width, first)
