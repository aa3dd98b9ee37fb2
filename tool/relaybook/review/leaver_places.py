"""Every field that names somebody who leaves, or whom that leaves with nobody."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from relaybook.model.contact import Contact, Holder, Member
from relaybook.model.decision import Decision
from relaybook.model.directory import within
from relaybook.model.exercise import Exercise
from relaybook.model.fields import Part
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import CONTACT_KINDS, ReferenceUse, references_of
from relaybook.model.system import System
from relaybook.review.leaver_fields import area_of, dotted, in_words, is_over
from relaybook.review.leaver_people import Going
from relaybook.review.leaver_replacements import UNDER_WAY, Replacements
from relaybook.review.resting import Resting, reference_of, resting, typed
from relaybook.source import FieldPath, Place

_ROW_OF_ONE = ("escalation.contact", "members.person", "held_by.contact")
_ELSEWHERE = ("known_about_by",)  # said once for the system, see `leaver_knowledge`


def named_in(base: KnowledgeBase, going: Going) -> tuple[Resting, ...]:
    """Return each place that names who leaves, once, however many records take it from there."""
    replacements = Replacements(base, going)
    listed = frozenset(
        one.id or "" for system in base.systems.values() for one in system.access or ()
    )
    found: dict[Place, Resting] = {}
    for record in base.documents:
        for use in _uses(record, going, listed):
            place = record.at(*use.path)
            if place not in found:
                found[place] = _resting(base, going, record, use, replacements)
            else:
                found[place] = _shared(found[place], record, place)
    return tuple(found.values())


def is_out_of_use(record: Record) -> bool:
    """Whether nobody has to answer for a record any more."""
    if isinstance(record, System):
        return record.lifecycle == "retired"
    if isinstance(record, Decision):
        return not record.is_in_force
    if isinstance(record, Exercise):  # it says what was done
        return True
    return isinstance(record, Handover) and record.status not in UNDER_WAY


def parts_on(record: Part, path: FieldPath) -> list[Any]:
    """Return the parts of a record on the way to a field, the record itself first."""
    parts: list[Any] = [record]
    value: Any = record
    for step in path[:-1]:
        value = value[step] if isinstance(step, int) else _field(value, step)
        if isinstance(value, Part):
            parts.append(value)
    return parts


def _field(part: Part, key: str) -> Any:
    name = key if key in type(part).model_fields else f"{key}_"
    return getattr(part, name)


def _uses(record: Record, going: Going, listed: frozenset[str]) -> Iterator[ReferenceUse]:
    """Yield each field that names who leaves and still means them on the day."""
    if is_out_of_use(record) or (isinstance(record, Contact) and record.id in going.ids):
        return
    for use in references_of(record):
        kinds = tuple(kind for kind in use.kinds if kind in CONTACT_KINDS)
        if not kinds or not going.takes(going.after.find(use.value, kinds)):
            continue
        name, holder = dotted(use.path), parts_on(record, use.path)[-1]
        is_said = name == "access_transfers.holder" and holder.access in listed
        is_past = is_over(use.path, holder, going.day) or _has_ended(record, use, holder, going)
        if name not in _ELSEWHERE and not is_said and not is_past:
            yield use


def _has_ended(record: Record, use: ReferenceUse, holder: Part, going: Going) -> bool:
    """Whether a term in a team or role is over by then, and nobody is missed for it."""
    until = holder.until_on if isinstance(holder, Holder | Member) else None
    if until is None or until >= going.day:
        return False
    return until < going.before.day or bool(_remaining(record, use, going))


def _resting(
    base: KnowledgeBase,
    going: Going,
    record: Record,
    use: ReferenceUse,
    replacements: Replacements,
) -> Resting:
    parts = parts_on(record, use.path)
    contact = going.after.find(use.value)
    remains = _remaining(record, use, going)
    return resting(
        base,
        record,
        use.path,
        area=area_of(use.path),
        what=in_words(use.path, parts[1:] or parts),
        on=typed(contact) if contact else use.value,
        remains=remains,
        instead=replacements.instead(record, use, parts[-1], remains),
    )


def _remaining(record: Record, use: ReferenceUse, going: Going) -> tuple[str, ...]:
    """Return who else the same list names and is here on the day."""
    names = tuple(_listed_with(record, use, going))
    return tuple(dict.fromkeys(_typed(name, going) for name in names if going.stays(name)))


def _typed(reference: str, going: Going) -> str:
    found = going.after.find(reference)
    return typed(found) if found else reference


def _listed_with(record: Record, use: ReferenceUse, going: Going) -> Iterator[str]:
    parts = parts_on(record, use.path)
    if isinstance(use.path[-1], int):
        yield from _field(parts[-1], str(use.path[-2]))
    elif dotted(use.path) in _ROW_OF_ONE:
        key = str(use.path[-1])
        rows: tuple[Part, ...] = _field(record, str(use.path[0]))
        yield from (name for row in rows if _counts(row, going) and (name := _field(row, key)))


def _counts(row: Part, going: Going) -> bool:
    term = row if isinstance(row, Holder | Member) else None
    return term is None or within(going.day, term.from_on, term.until_on)


def _shared(known: Resting, record: Record, place: Place) -> Resting:
    """Note that a record takes a value from elsewhere; the one that holds it comes first."""
    if place.path in record.files:
        return replace(
            known,
            record=reference_of(record),
            name=record.name,
            shared_by=(*known.shared_by, known.record),
        )
    return replace(known, shared_by=(*known.shared_by, reference_of(record)))
