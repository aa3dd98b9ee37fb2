"""A decision that gets another number is cited in plain words, too: `ADR-0012`, a path."""

from collections.abc import Iterable, Iterator

from relaybook.fix.citations import citations_of
from relaybook.fix.correction import Edit
from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.source import ByteRange, Place


class Cited:
    """Where a decision is cited outside of links.

    certain: places in prose that mean it and no other. ambiguous: those that may mean another
    with its number. left: code, which is changed by hand.
    """

    def __init__(self, kb: KnowledgeBase, decision: Decision) -> None:
        self.certain: list[Place] = []
        self.ambiguous: list[Place] = []
        self.left: list[Place] = []
        records = {path: record for record in kb.documents for path in record.files}
        for place in citations_of(kb, decision):
            self._sort(kb, decision, place, records.get(place.path))

    def _sort(
        self, kb: KnowledgeBase, decision: Decision, place: Place, record: Record | None
    ) -> None:
        where = _range(place)
        text = kb.sources.data(place.path)[where.start : where.end].decode("utf-8", "replace")
        near = record if isinstance(record, Decision) else None
        meant = kb.decision_index.candidates(near, text)
        if near is not None and text in (near.aliases or ()):
            return  # a number that another decision had once
        is_meant = any(one.path == decision.path for one in meant)
        if len(meant) > 1 and is_meant:
            self.ambiguous.append(place)
        elif meant and not is_meant:
            return
        elif record is None or not meant or _is_code(record, where):
            self.left.append(place)
        else:
            self.certain.append(place)


def outside_of(edits: Iterable[Edit], places: Iterable[Place]) -> Iterator[ByteRange]:
    """Yield the places, all of one file, that none of its edits changes already."""
    taken = [(one.start, one.end) for one in edits]
    for place in places:
        where = _range(place)
        if not any(start <= where.end and where.start <= end for start, end in taken):
            yield where


def _is_code(record: Record, where: ByteRange) -> bool:
    fences = (one.range for one in record.outline.fences)
    return any(one.start <= where.start < one.end for one in fences)


def _range(place: Place) -> ByteRange:
    if not isinstance(place.at, ByteRange):
        raise TypeError(f"a citation in {place.path} stands at no bytes")
    return place.at
