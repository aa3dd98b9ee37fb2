"""What happens on a date that a record holds, in words."""

from relaybook.model.contact import Contact
from relaybook.model.field_path import written
from relaybook.model.record import Record
from relaybook.review.calendar_dates import Dated
from relaybook.review.calendar_sentences import LASTING, ONCE


def reference_of(record: Record) -> str:
    """Return how a reference names a record: `vendor:nimbus`, `system:fraud-scoring`."""
    kind = getattr(record, "type", None) if isinstance(record, Contact) else None
    return f"{kind or record.kind}:{record.id}"


def in_words(dated: Dated) -> tuple[str, str]:
    """Return of a date its kind in a word, and a sentence that ends before the date."""
    reference = reference_of(dated.record)
    known = (LASTING if dated.lasts else ONCE).get(dated.name)
    if known is not None:
        kind, say = known
        return kind or _kind_of(dated), say(dated, reference)
    where = f"{written(dated.path)} of {reference}"
    if dated.lasts is not None:
        return "date", f"{where} lasts {dated.lasts.text}, until"
    return "date", f"{where} is"


def _kind_of(dated: Dated) -> str:
    """Return what is dated where one field serves for several: a certificate, an exercise."""
    named = getattr(dated.part, "type", None) if dated.part is not dated.record else None
    return str(named or dated.record.kind).replace("_", " ")
