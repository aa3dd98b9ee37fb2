"""Which model a record is validated by."""

from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.guide import Guide
from relaybook.model.handover import Handover
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

BY_KIND: dict[str, type[Record]] = {
    "system": System,
    "contact": Contact,
    "runbook": Runbook,
    "decision": Decision,
    "exercise": Exercise,
    "handover": Handover,
    "guide": Guide,
}
MODELS: tuple[type[Record], ...] = (*BY_KIND.values(), *CONTACT_TYPES.values())


def models_of(kind: str) -> tuple[type[Record], ...]:
    """Return the models that a record of `kind` may be of."""
    return tuple(CONTACT_TYPES.values()) if kind == "contact" else (BY_KIND[kind],)


def model_for(kind: str, type_: object) -> type[Record]:
    """Return the model of a record; `type_` is what its field `type` says."""
    return CONTACT_TYPES.get(str(type_), Contact) if kind == "contact" else BY_KIND[kind]
