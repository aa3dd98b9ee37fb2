"""Why a finding begins or ends on a day: the date in a record that is reached then."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from relaybook.findings import Acceptance, Finding
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.secrets import mask_secrets
from relaybook.model.watched_day import Turn
from relaybook.review.calendar_dates import Dated, RecordedDates
from relaybook.review.calendar_people import named_beside
from relaybook.review.calendar_words import in_words
from relaybook.source import Place, Span

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """What makes a finding begin or end. kind: in a word (contract, leaves, review).

    text: in a sentence. path, line, column: where the date stands, from 1. who: whom the record
    names beside the date for what is due, empty for nobody.
    """

    kind: str
    text: str
    path: str
    line: int
    column: int
    who: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A cause that may be meant. day: the date. turn: what was noticed. dated: where it stands."""

    cause: Cause
    day: date | None
    turn: Turn
    dated: Dated | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        return self.cause.path, self.cause.line, self.cause.column

    @property
    def is_contract(self) -> bool:
        return self.dated is not None and self.dated.path[0] == "contracts"


class Causes:
    """Finds the cause of a change."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._dates = RecordedDates(kb)

    def of(self, finding: Finding, turns: Iterable[Turn]) -> tuple[Cause, ...]:
        """Return what may have made a finding begin or end, the likeliest alone.

        Likelier is the very date that the finding points at, then that of a contact whom it names,
        then what stands on its line, then what is not in another entry of a list of its record,
        then a date that it names, then what its own record says, then the date that is reached. A
        contract that ends takes along much that no finding names.
        """
        found = [one for turn in sorted(turns, key=str) for one in self._of_turn(finding, turn)]
        found = _each_place_once(found)
        for fits in (
            *(_is_pointed_at, _is_of_somebody_named, _is_on_the_line, self._is_no_neighbour),
            *(_is_named, self._is_own_or_contract, _is_reached),
        ):
            found = [one for one in found if fits(one, finding)] or found
        return tuple(sorted({one.cause for one in found}))

    def record_at(self, path: str) -> Record | None:
        """Return the record that a file is part of."""
        return self._dates.record_at(path)

    def _of_turn(self, finding: Finding, turn: Turn) -> Iterator[_Found]:
        if turn.about is None:
            return
        for one in self._dates.acceptances(turn.about, finding.path, finding.rule):
            yield _Found(self._ended(one), one.until, turn)
        for dated in self._dated(finding, turn, turn.about):
            yield _Found(self._cause(dated, turn.on), dated.day, turn, dated)

    def _dated(self, finding: Finding, turn: Turn, about: date) -> tuple[Dated, ...]:
        found = self._dates.of_contact(about, turn.whose) if turn.whose else ()
        # Where a time was added to a date of the record, the text of the finding says to which.
        own = self._dates.in_record(finding.path) if not turn.whose else ()
        written = set(_DATE.findall(finding.message)) if own else ()
        named = (one for one in own if one.day != about and str(one.day) in written)
        return found or (*self._dates.near(about, finding.path), *named)

    def _is_no_neighbour(self, found: _Found, finding: Finding) -> bool:
        """Whether a date is not in another entry of a list of the record than the finding."""
        dated = found.dated
        if dated is None or dated.entry is None or not self._is_own(found, finding):
            return True
        name, index = dated.entry
        count = len(getattr(dated.record, name, None) or ())
        first, after = (dated.record.at(name, number) for number in (index, index + 1))
        locate, line = self._kb.sources.locate, finding.span.line
        is_before = index + 1 == count or line < locate(after).line
        return first.path == finding.path and locate(first).line <= line and is_before

    def _is_own_or_contract(self, found: _Found, finding: Finding) -> bool:
        return found.is_contract or self._is_own(found, finding)

    def _is_own(self, found: _Found, finding: Finding) -> bool:
        record = self._dates.record_at(finding.path)
        return record is not None and found.cause.path in record.files

    def _cause(self, dated: Dated, on: date) -> Cause:
        kind, text = in_words(dated)
        who = named_beside(dated.part) if dated.part is not dated.record else ""
        days = (on - dated.day).days
        return self._at(dated.place, kind, f"{text} {dated.day}{_distance(days)}", who)

    def _ended(self, acceptance: Acceptance) -> Cause:
        text = f"the acceptance of {acceptance.rule} ends on {acceptance.until}"
        return self._at(acceptance.place, "acceptance", text)

    def _at(self, place: Place, kind: str, text: str, who: str = "") -> Cause:
        span = self._kb.sources.locate(place)
        return Cause(kind, mask_secrets(text), place.path, span.line, span.column, who)


def _each_place_once(found: list[_Found]) -> list[_Found]:
    """Leave out the date itself where until when it lasts is among them, from the same place."""
    lasting = {one.place for one in found if one.dated and one.dated.lasts}
    return [one for one in found if (one.dated and one.dated.lasts) or one.place not in lasting]


def _places(finding: Finding) -> list[tuple[str, Span]]:
    return [(finding.path, finding.span), *((one.path, one.span) for one in finding.related)]


def _is_pointed_at(found: _Found, finding: Finding) -> bool:
    one = found.cause
    starts = [(path, span.line, span.column) for path, span in _places(finding)]
    return (one.path, one.line, one.column) in starts


def _is_on_the_line(found: _Found, finding: Finding) -> bool:
    one, places = found.cause, _places(finding)
    return found.is_contract or any(
        one.path == path and span.line <= one.line <= span.end_line for path, span in places
    )


def _is_of_somebody_named(found: _Found, finding: Finding) -> bool:
    return bool(found.turn.whose) and _says(finding, f":{found.turn.whose}")


def _is_named(found: _Found, finding: Finding) -> bool:
    return _says(finding, str(found.day))


def _says(finding: Finding, name: str) -> bool:
    return any(
        name in text for text in (finding.message, *(one.message for one in finding.related))
    )


def _is_reached(found: _Found, _: Finding) -> bool:
    return found.day == found.turn.about


def _distance(days: int) -> str:
    """Say how far the day of the finding is from the date: what falls on it needs no words."""
    if days < 0:
        return f", in {-days:,} days"
    return f", {days:,} days ago" if days > 1 else ""
