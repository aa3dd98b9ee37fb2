"""What names somebody who leaves in words: pages, texts in fields, and names no check follows."""

from collections.abc import Collection, Iterator

from relaybook.load.front_matter import split_front_matter
from relaybook.model.contact import Contact
from relaybook.model.guide import Guide
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import CONTACT_KINDS, references_of
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.review.leaver_fields import area_of, dotted, in_words, is_over
from relaybook.review.leaver_names import IN_WORDS, SpokenNames
from relaybook.review.leaver_people import Going
from relaybook.review.leaver_places import is_out_of_use, parts_on
from relaybook.review.resting import Resting, resting, texts_in, typed
from relaybook.source import FieldPath, LineColumn, Place

_AREA = "texts"
_REFERENCE = "name somebody of ours by their id, of a kind that fits the field"
_VENDOR = "write who does it then"
_FENCES = ("```", "~~~")
_Line = tuple[str, int]


def mentioned(
    base: KnowledgeBase, going: Going, names: SpokenNames, told: Collection[_Line]
) -> Iterator[Resting]:
    """Yield each line that names somebody who leaves in words, in records that are in use.

    told: path and line of what was said already. Decisions, exercises and handovers tell what was,
    and are left out.
    """
    seen = set(told)
    for record in base.documents:
        is_theirs = isinstance(record, Contact) and record.id in going.ids
        if is_theirs or not isinstance(record, System | Runbook | Guide | Contact):
            continue
        if is_out_of_use(record):
            continue
        for one in (*_in_fields(base, record, going, names), *_in_body(base, record, names)):
            line = (one.path, one.span.line)
            if line not in seen:
                seen.add(line)
                yield one


def _in_fields(
    base: KnowledgeBase, record: Record, going: Going, names: SpokenNames
) -> Iterator[Resting]:
    found = [
        (path, who)
        for path, text in texts_in(record)
        if (who := names.is_named(text) or names.find(text)) is not None
    ]
    led = dict(_led(record, going)) if found else {}
    for path, who in found:
        place = record.at(*path)
        if place.path not in record.files or led.get(path):
            continue  # said of the record that holds it, or by the field itself
        if path in led:
            yield _unled(base, record, path, who)
        else:
            yield _named(base, record, path, place, who)


def _led(record: Record, going: Going) -> Iterator[tuple[FieldPath, bool]]:
    """Yield each reference, and whether it leads to somebody or says what is over."""
    for use in references_of(record):
        kinds = tuple(kind for kind in use.kinds if kind in CONTACT_KINDS)
        is_past = is_over(use.path, parts_on(record, use.path)[-1], going.day)
        leads = not kinds or going.after.find(use.value, kinds) is not None
        yield use.path, leads or is_past


def _unled(base: KnowledgeBase, record: Record, path: FieldPath, who: Contact) -> Resting:
    what = in_words(path, parts_on(record, path)[1:] or [record])
    return resting(
        base,
        record,
        path,
        area=area_of(path),
        what=f"{what}, by a name that no check follows",
        on=typed(who),
        instead=_REFERENCE,
    )


def _in_body(base: KnowledgeBase, record: Record, names: SpokenNames) -> Iterator[Resting]:
    text = base.sources.text(record.path) if record.path.endswith(".md") else ""
    if found := names.find_lines(text):
        start = text[: split_front_matter(text).body_at].count("\n")
        code = frozenset(_code_lines(text))
        for number, who in found.items():
            if number > start and number not in code:
                place = Place(record.path, LineColumn(number, 1))
                yield _named(base, record, (), place, who)


def _code_lines(text: str) -> Iterator[int]:
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith(_FENCES):
            is_code = not is_code
        elif is_code:
            yield number


def _named(
    base: KnowledgeBase, record: Record, path: FieldPath, place: Place, who: Contact
) -> Resting:
    where = f" in `{dotted(path)}`" if path else ""
    instead = _VENDOR if who.type == "vendor" else IN_WORDS
    return resting(
        base,
        record,
        path,
        area=_AREA,
        what=f"names them{where}",
        on=typed(who),
        instead=instead,
        place=place,
    )
