"""From the parts of a file to the fields of a decision, and to where each was written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from relaybook.config import Configuration
from relaybook.load.assemble import Draft
from relaybook.load.decisions.dates import DateOrder, find_day, read_day
from relaybook.load.decisions.fields import PEOPLE, FrontMatter
from relaybook.load.decisions.head import Head
from relaybook.load.decisions.history import present_status
from relaybook.load.decisions.statuses import is_unfilled, read_status, superseding
from relaybook.load.decisions.values import asks_for_value, is_nothing, names_in
from relaybook.load.decisions.variant import variant_of
from relaybook.model.decision import Decision
from relaybook.model.decision_names import name_of
from relaybook.model.decision_reading import (
    FILE_NAME,
    FORMS,
    SECTION,
    Reading,
    Relation,
    Unfilled,
    WrittenDate,
    WrittenStatus,
)
from relaybook.model.decision_status import SUPERSEDED, vocabulary
from relaybook.model.record import Origin
from relaybook.source import ByteRange, Place

_KNOWN = frozenset(info.alias or name for name, info in Decision.model_fields.items())
_DATES = ("date", "review_by_on")
# A day in the name of another decision says nothing about when the status changed.
_LINK = re.compile(r"\[[^\]]*\]\([^()\s]*\)")
_NO_HEAD = Head([], [], False)
_Fact = tuple[str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class DecisionReader:
    """Reads decisions by what the configuration says of their words, numbers and dates."""

    words: Mapping[str, str] = field(default_factory=lambda: vocabulary({}))
    shared: tuple[str, ...] = ()
    order: DateOrder = ""

    def read(self, draft: Draft, head: Head | None) -> Reading:
        """Return what a file says; the fields and origins of `draft` come to hold what counts."""
        path, fields, origins = draft.found.path, draft.fields, draft.origins
        front = FrontMatter(path, fields, origins, self.order)
        front.read(_KNOWN)
        body = _Body(path, head or _NO_HEAD, self)
        statuses, dates = [*self._of(front)], [*front.dates]
        relations, unfilled = (*front.relations,), (*front.unfilled,)
        if body.head.facts or body.head.relations:
            statuses = sorted((*statuses, *body.statuses()), key=_by_form)
            dates = sorted((*dates, *body.dates()), key=_by_form)
            relations = (*relations, *body.relations())
            unfilled = (*unfilled, *body.unfilled())
        name = name_of(draft.found.id.rpartition("/")[2])
        if name.day and not any(one.name == "date" for one in dates):
            shown = name.day.isoformat()
            dates.append(WrittenDate("date", FILE_NAME, shown, name.day, Place(path)))
        _keep(_Kept(fields, origins), statuses, dates, relations, body)
        return Reading(
            variant=variant_of(front, head),
            number=name.number,
            prefix=name.prefix,
            stated_number=front.number,
            space=self._space(path),
            status_word=statuses[0].word if statuses else "",
            statuses=tuple(statuses),
            dates=tuple(dates),
            relations=relations,
            unfilled=unfilled,
            title=body.head.title,
        )

    def _of(self, front: FrontMatter) -> Iterator[WrittenStatus]:
        for form, text, place in front.statuses:
            read = read_status(text, self.words)
            if read.word:
                yield WrittenStatus(form, text, read.word, read.status, place)

    def _space(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        for one in self.shared:
            if folder == one or folder.startswith(f"{one}/") or one == ".":
                return self.shared[0]
        return folder


def decision_reader(configuration: Configuration) -> DecisionReader:
    """Return the reader for a knowledge base."""
    settings = configuration.decisions
    shared = tuple(one.strip("/").removeprefix("./") for one in settings.one_number_space)
    return DecisionReader(vocabulary(configuration.aliases.statuses), shared, settings.date_order)


@dataclass(frozen=True)
class _Body:
    path: str
    head: Head
    reader: DecisionReader

    def statuses(self) -> Iterator[WrittenStatus]:
        facts = [one for one in self.head.facts if one[0] == "status" and not is_unfilled(one[2])]
        for fact in facts:
            if fact[1] != SECTION:
                yield from self._status(fact)
        yield from self._section([fact for fact in facts if fact[1] == SECTION])

    def _status(self, fact: _Fact) -> Iterator[WrittenStatus]:
        _, form, text, start, end = fact
        read = read_status(text, self.reader.words)
        if read.word:
            place = Place(self.path, ByteRange(start, end))
            yield WrittenStatus(form, text, read.word, read.status, place)

    def _section(self, facts: list[_Fact]) -> Iterator[WrittenStatus]:
        """Yield the status of a section: what superseded it wins, else the present one."""
        found = [one for fact in facts for one in self._status(fact)]
        known = [one for one in found if one.status]
        replaced = [one for one in known if one.status == SUPERSEDED]
        if not replaced and known:
            for _, form, text, start, end in facts:
                if verb := superseding(text):
                    place = Place(self.path, ByteRange(start, end))
                    replaced = [WrittenStatus(form, text, verb, SUPERSEDED, place)]
        if known and not replaced:
            yield present_status(known, self.reader.order)
        else:
            yield from (replaced or found)[:1]

    def dates(self) -> Iterator[WrittenDate]:
        for name, form, text, start, end in self.head.facts:
            if name in _DATES and text and not asks_for_value(text) and not is_nothing(text):
                read = read_day(text, self.reader.order)
                if read.day or read.readings or form != SECTION:
                    place = Place(self.path, ByteRange(start, end))
                    yield WrittenDate(name, form, text, read.day, place, read.readings)
        if not any(fact[0] == "date" for fact in self.head.facts):
            yield from self._date_of_status()

    def _date_of_status(self) -> Iterator[WrittenDate]:
        present = [one.place.at for one in self.statuses() if one.form == SECTION]
        facts = [one for one in self.head.facts if one[0] == "status"]
        for name, form, text, start, end in sorted(
            facts, key=lambda one: ByteRange(one[3], one[4]) not in present
        ):
            day = find_day(_LINK.sub("", text)) if name == "status" else None
            if day:
                place = Place(self.path, ByteRange(start, end))
                yield WrittenDate("date", form, text, day, place)
                return

    def relations(self) -> Iterator[Relation]:
        unfilled = [one.place.at for one in self.unfilled() if one.name == "status"]
        for name, reference, words, partial, form, start, end in self.head.relations:
            where = ByteRange(start, end)
            if not any(_holds(one, where) for one in unfilled):
                yield Relation(name, reference, words, partial, form, Place(self.path, where))

    def unfilled(self) -> Iterator[Unfilled]:
        for name, _, text, start, end in self.head.facts:
            if is_unfilled(text) if name == "status" else asks_for_value(text):
                yield Unfilled(name, text, Place(self.path, ByteRange(start, end)))

    def people(self, name: str) -> tuple[list[str], ByteRange] | None:
        facts = [
            fact for fact in self.head.facts if fact[0] == name and not asks_for_value(fact[2])
        ]
        best = min((FORMS.index(fact[1]) for fact in facts), default=0)
        kept = [fact for fact in facts if FORMS.index(fact[1]) == best]
        names = [one for fact in kept for one in names_in(fact[2])]
        return (names, ByteRange(kept[0][3], kept[-1][4])) if names else None


@dataclass(frozen=True)
class _Kept:
    """The fields of a record, to which what stands elsewhere is added."""

    fields: dict[str, Any]
    origins: dict[str, Origin]

    def add(self, name: str, value: Any, form: str, place: Place) -> None:
        if self.fields.get(name) is not None:
            return
        self.fields[name] = value
        if self.origins.get(name) is None:
            at = None if place.at == (name,) else place.at
            how = "written here" if form == SECTION else f"written in its {form}"
            self.origins[name] = Origin(place.path, how, at=at)


def _keep(
    kept: _Kept,
    statuses: list[WrittenStatus],
    dates: list[WrittenDate],
    relations: tuple[Relation, ...],
    body: _Body,
) -> None:
    if statuses and statuses[0].status:
        kept.add("status", statuses[0].status, statuses[0].form, statuses[0].place)
    for name in _DATES:
        first = next((one for one in dates if one.name == name), None)
        if first and first.day:
            kept.add(name, first.day, first.form, first.place)
    for name in dict.fromkeys(one.name for one in relations):
        found = [one for one in relations if one.name == name]
        same = [one for one in found if one.form == found[0].form]
        names = list(dict.fromkeys(one.reference for one in same))
        kept.add(name, names, found[0].form, found[0].place)
    for name in (*PEOPLE, "tags", "aliases") if body.head.facts else ():
        if people := body.people(name):
            kept.add(name, people[0], "head", Place(body.path, people[1]))


def _by_form(one: WrittenStatus | WrittenDate) -> int:
    return FORMS.index(one.form)


def _holds(outer: Any, inner: ByteRange) -> bool:
    return isinstance(outer, ByteRange) and outer.start <= inner.start and inner.end <= outer.end
