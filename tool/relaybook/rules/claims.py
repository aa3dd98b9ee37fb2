"""What somebody is said to have done, so that git can be asked who recorded it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place

Question = tuple[str, int]
_PROFILES = frozenset({"regulated", "vendor-exit"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. what: in words. named: who is said to have done it. day: when.

    is_file: whether the whole file makes the claim, else the line of its place does. rest: the
    other fields of what was signed or approved, which nobody else may change afterwards.
    """

    what: str
    place: Place
    named: tuple[str, ...]
    day: date | None
    is_file: bool = False
    rest: tuple[tuple[str, Place], ...] = ()

    def question(self, kb: KnowledgeBase) -> Question:
        """Return what git is asked: the path and the line, 0 for the file."""
        return self.place.path, 0 if self.is_file else kb.sources.locate(self.place).line

    def questions_of_rest(self, kb: KnowledgeBase) -> Mapping[Question, str]:
        """Return what git is asked about the other lines of the claim, each with its field."""
        first = self.question(kb)
        asked = {(place.path, kb.sources.locate(place).line): field for field, place in self.rest}
        return {question: field for question, field in asked.items() if question != first}


def claims_of(record: Handover | Exercise) -> Iterator[Claim]:
    """Yield the sign-offs and waivers of a handover, or that an exercise was done."""
    if isinstance(record, Exercise):
        if record.by and record.path.endswith((".yaml", ".yml")):
            yield Claim("the exercise", record.at("by"), record.by, record.date, is_file=True)
        return
    for index, one in enumerate(record.sign_offs or ()):
        if one.by and one.decision:
            place = record.at("sign_offs", index, "decision")
            what, rest = (
                f"the sign-off as {one.role or 'one side'}",
                _rest(record, "sign_offs", index),
            )
            yield Claim(what, place, (one.by,), one.date, rest=rest)
    for index, waiver in enumerate(record.waivers or ()):
        if waiver.approved_by:
            place = record.at("waivers", index, "approved_by")
            what = f"the waiver of {waiver.rule}"
            rest = _rest(record, "waivers", index)
            yield Claim(what, place, (waiver.approved_by,), waiver.approved_on, rest=rest)


def _rest(record: Handover, table: str, index: int) -> tuple[tuple[str, Place], ...]:
    row = getattr(record, table)[index]
    names = [name for name in type(row).model_fields if getattr(row, name) is not None]
    return tuple((name, record.at(table, index, name)) for name in names)


def claims_to_ask(kb: KnowledgeBase, profiles: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the claims that are held against git; exercises where a profile asks it of all."""
    for handover in kb.handovers.values():
        yield from claims_of(handover)
    if _PROFILES.intersection((*kb.configuration.profiles, *profiles)):
        for exercise in kb.exercises.values():
            yield from claims_of(exercise)
