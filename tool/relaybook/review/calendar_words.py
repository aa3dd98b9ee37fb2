"""What happens on a date that a record holds, in words."""

from collections.abc import Callable
from typing import Any

from relaybook.model.contact import Contact
from relaybook.model.field_path import written
from relaybook.model.record import Record
from relaybook.review.calendar_dates import Dated

_Say = Callable[[Any, str], str]


def reference_of(record: Record) -> str:
    """Return how a reference names a record: `vendor:nimbus`, `system:fraud-scoring`."""
    kind = getattr(record, "type", None) if isinstance(record, Contact) else None
    return f"{kind or record.kind}:{record.id}"


def in_words(dated: Dated) -> tuple[str, str]:
    """Return of a date its kind in a word, and a sentence that ends before the date."""
    reference, (holder, field) = reference_of(dated.record), dated.names
    known = (_LASTING if dated.lasts else _ONCE).get((holder, field))
    if known is not None:
        kind, say = known
        return kind or _kind_of(dated), say(dated.part, reference)
    where = f"{written(dated.path)} of {reference}"
    if dated.lasts is not None:
        return "date", f"{where} lasts {dated.lasts.text}, until"
    return "date", f"{where} is"


def _kind_of(dated: Dated) -> str:
    """Return what is dated where one field serves for several: a certificate, an exercise."""
    named = getattr(dated.part, "type", None) if dated.part is not dated.record else None
    return str(named or dated.record.kind).replace("_", " ")


def _contract(contract: Any, vendor: str) -> str:
    return f"contract {contract.ref} with {vendor}" if contract.ref else f"contract with {vendor}"


def _access(access: Any, system: str) -> str:
    named = " ".join(str(one) for one in (access.type or "access", access.id) if one)
    return f"{named.replace('_', ' ')} of {system} expires on"


def _named(word: str, verb: str) -> _Say:
    """Say it of an entry that has an id or a name."""

    def say(part: Any, reference: str) -> str:
        name = getattr(part, "id", None) or getattr(part, "name", None)
        return f"{word} {name} of {reference} {verb}" if name else f"a {word} of {reference} {verb}"

    return say


def _whole(verb: str) -> _Say:
    return lambda _, reference: f"{reference} {verb}"


_BELIEF: tuple[str, _Say] = (
    "assumption",
    lambda _, decision: f"an assumption of {decision} holds until",
)
_ONCE: dict[tuple[str, str], tuple[str, _Say]] = {
    ("", "until_on"): ("person", _whole("leaves on")),
    ("", "from_on"): ("person", _whole("starts on")),
    ("members", "until_on"): ("person", lambda one, team: f"{one.person} leaves {team} on"),
    ("members", "from_on"): ("person", lambda one, team: f"{one.person} joins {team} on"),
    ("held_by", "until_on"): ("role", lambda one, role: f"{one.contact} holds {role} until"),
    ("held_by", "from_on"): ("role", lambda one, role: f"{one.contact} holds {role} from"),
    ("contracts", "end_on"): ("contract", lambda one, who: f"{_contract(one, who)} ends on"),
    ("contracts", "start_on"): ("contract", lambda one, who: f"{_contract(one, who)} starts on"),
    ("contracts", "transition_support_until"): (
        "contract",
        lambda one, who: f"support after {_contract(one, who)} ends on",
    ),
    ("access", "expires_on"): ("", _access),
    ("waivers", "expires_on"): (
        "waiver",
        lambda one, _: f"the waiver of {one.rule} for {one.subject} ends on",
    ),
    ("waivers", "approved_on"): (
        "waiver",
        lambda one, _: f"the waiver of {one.rule} for {one.subject} begins on",
    ),
    ("training", "due_on"): ("training", lambda one, _: f"{one.person} learns {one.topic} by"),
    ("sessions", "date"): ("session", _named("session", "is on")),
    ("milestones", "forecast_on"): ("milestone", _named("milestone", "is expected on")),
    ("access_transfers", "planned_on"): (
        "access",
        lambda one, _: f"{one.access} is to change hands on",
    ),
    ("backups", "restore_tested_on"): (
        "restore",
        lambda one, system: f"the restore of {one.what} of {system} was tested on",
    ),
    ("drills", "date"): ("drill", _whole("was recovered as a drill on")),
    ("rollback", "tested_on"): ("rollback", _whole("was last gone back on")),
    ("", "alert_route_tested_on"): ("alert route", _whole("had its alert route tested on")),
    ("redundancy", "tested_on"): ("redundancy", _whole("had what stands ready tested on")),
    ("success_metrics", "measured_on"): ("measurement", _named("metric", "was measured on")),
    ("risks", "expires_on"): ("risk", _named("risk", "is accepted until")),
    ("risks", "due_on"): ("risk", _named("risk", "is to be dealt with by")),
    ("components", "end_of_support_on"): ("support", _named("component", "is supported until")),
    ("models", "deprecates_on"): ("model", _named("model", "is withdrawn on")),
    ("models", "trained_on"): ("model", _named("model", "was trained on")),
    ("assumptions", "valid_until_on"): _BELIEF,
    ("assumptions", "revisit_when"): _BELIEF,
    ("", "last_reviewed_on"): ("review", _whole("was reviewed on")),
    ("", "review_by_on"): ("review", _whole("is to be reviewed by")),
    ("", "retire_on"): ("retirement", _whole("retires on")),
    ("", "date"): ("", _whole("is dated")),
}
_LASTING: dict[tuple[str, str], tuple[str, _Say]] = {
    ("", "last_reviewed_on"): ("review", _whole("is to be reviewed again by")),
    ("models", "trained_on"): ("model", _named("model", "is to be trained again by")),
    ("models", "measured_on"): ("measurement", _named("metric", "is to be measured again by")),
    ("success_metrics", "measured_on"): (
        "measurement",
        _named("metric", "is to be measured again by"),
    ),
    ("controls", "checked_on"): ("control", _named("control", "is to be checked again by")),
}
