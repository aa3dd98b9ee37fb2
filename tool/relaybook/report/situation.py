"""What a question about failures and recoveries is asked of, and how answers say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from relaybook.findings import AsOf
from relaybook.model.assumed_gone import Gone, ids_of
from relaybook.model.call_list import Call, first_call
from relaybook.model.directory import Directory
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.report.wording import as_of_in_words, gone_in_words


@dataclass(frozen=True)
class Situation:
    """The knowledge base at a day, some contacts taken to have left: `vendor:x`, `person:y`."""

    base: KnowledgeBase
    as_of: AsOf
    gone: Gone = ()

    @cached_property
    def people(self) -> Directory:
        """Every question about people."""
        return self.base.directory(self.as_of.day, ids_of(self.gone))

    def standing_of(self, written: str) -> str:
        """Return a reference, and why whom it names is not there where that is so."""
        contact = self.people.find(written)
        reason = self.people.standing(contact).reason if contact else ""
        return f"{written}, NOT ACTIVE: {reason}" if reason else written

    def first_call(self, system: str) -> Call | None:
        """Return the first call about a system that reaches somebody; None where none does."""
        return first_call(self.base, self.base.systems[system], self.people)

    def first_calls(self, systems: Iterable[str]) -> tuple[list[tuple[Call, list[str]]], list[str]]:
        """Return each call with its systems, and the systems for which nobody can be reached."""
        calls: dict[str, tuple[Call, list[str]]] = {}
        nobody: list[str] = []
        for name in systems:
            call = self.first_call(name)
            if call is None:
                nobody.append(name)
            else:
                calls.setdefault(call.written, (call, []))[1].append(name)
        return list(calls.values()), nobody

    def lines(self) -> Iterator[str]:
        """Yield the day, and who is taken to have left."""
        yield as_of_in_words(self.as_of)
        if self.gone:
            yield gone_in_words(self.gone)

    def as_json(self) -> dict[str, Any]:
        """Return the same for other programs."""
        return {
            "as_of": {"day": self.as_of.day.isoformat(), "fixed": self.as_of.fixed or None},
            "assumed_gone": list(self.gone),
        }


def call_in_words(call: Call) -> str:
    """Return who is called, and the fastest way."""
    channel, value = call.ways[0]
    name = call.contact.name if call.contact else call.written
    return f"{name}: {channel.removesuffix('_url')} {value}"


def call_as_json(call: Call | None) -> dict[str, Any] | None:
    """Return who is called and every way, for other programs."""
    if call is None:
        return None
    return {
        "contact": call.written,
        "name": call.contact.name if call.contact else None,
        "reach": [{"channel": channel, "value": value} for channel, value in call.ways],
    }
