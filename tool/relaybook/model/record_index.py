"""Which records an id names, and which one was probably meant."""

from collections.abc import Mapping

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import KnownNames
from relaybook.model.record import Record
from relaybook.model.references import CONTACT_KINDS


class RecordIndex:
    """The ids of a knowledge base, by kind of reference; a contact's kind is its type."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._contacts = kb.contacts
        self._records: Mapping[str, Mapping[str, Record]] = {
            "system": kb.systems,
            "runbook": kb.runbooks,
            "decision": kb.decisions,
            "handover": kb.handovers,
        }
        self._names: dict[tuple[str, ...], KnownNames] = {}

    def is_a(self, id_: str, kinds: tuple[str, ...]) -> bool:
        """Whether a record of one of `kinds` has this id."""
        for kind in kinds:
            if kind in CONTACT_KINDS:
                contact = self._contacts.get(id_)
                if contact is not None and contact.type == kind:
                    return True
            elif id_ in self._records[kind]:
                return True
        return False

    def kinds_of(self, id_: str) -> tuple[str, ...]:
        """Return every kind in which a record has this id; `contact` where it has no type."""
        contact = self._contacts.get(id_)
        kinds = [kind for kind, records in self._records.items() if id_ in records]
        return tuple([contact.type or "contact", *kinds] if contact else kinds)

    def nearest(self, id_: str, kinds: tuple[str, ...]) -> str:
        """Return the id among `kinds` that is closest to `id_`; empty where none is close."""
        if kinds not in self._names:
            self._names[kinds] = KnownNames(name for kind in kinds for name in self._ids_of(kind))
        return self._names[kinds].nearest(id_)

    def _ids_of(self, kind: str) -> list[str]:
        if kind in CONTACT_KINDS:
            return [name for name, one in self._contacts.items() if one.type in (kind, None)]
        return list(self._records.get(kind, ()))
