"""What somebody is said to have done, so that git can be asked who recorded it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place

_PROFILES = frozenset({"regulated", "vendor-exit"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. what: in words. named: who is said to have done it. day: when.

    is_file: whether the whole file makes the claim, else the line of its place does.
    """

    what: str
    place: Place
    named: tuple[str, ...]
    day: date | None
    is_file: bool = False

    def question(self, kb: KnowledgeBase) -> tuple[str, int]:
        """Return what git is asked: the path and the line, 0 for the file."""
        return self.place.path, 0 if self.is_file else kb.sources.locate(self.place).line


def claims_of(record: Handover | Exercise) -> Iterator[Claim]:
    """Yield the sign-offs and waivers of a handover, or that an exercise was done."""
    if isinstance(record, Exercise):
        if record.by and record.path.endswith((".yaml", ".yml")):
            yield Claim("the exercise", record.at("by"), record.by, record.date, is_file=True)
        return
    for index, one in enumerate(record.sign_offs or ()):
        if one.by and one.decision:
            place = record.at("sign_offs", index, "decision")
            yield Claim(f"the sign-off as {one.role or 'one side'}", place, (one.by,), one.date)
    for index, waiver in enumerate(record.waivers or ()):
        if waiver.approved_by:
            place = record.at("waivers", index, "approved_by")
            what = f"the waiver of {waiver.rule}"
            yield Claim(what, place, (waiver.approved_by,), waiver.approved_on)


def claims_to_ask(kb: KnowledgeBase, profiles: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the claims that are held against git; exercises where a profile asks it of all."""
    for handover in kb.handovers.values():
        yield from claims_of(handover)
    if _PROFILES.intersection((*kb.configuration.profiles, *profiles)):
        for exercise in kb.exercises.values():
            yield from claims_of(exercise)
