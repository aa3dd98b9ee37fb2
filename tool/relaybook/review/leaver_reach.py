"""Which systems, runbooks and alerts reach nobody once somebody is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from relaybook.model.call_list import first_call
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.review.leaver_people import Going
from relaybook.review.resting import Resting, resting
from relaybook.source import Place

_ASKED = ("calls", "ownership")
_INSTEAD = "name at least one level that answers: of ours, with a phone, pager or chat"


def unreached(base: KnowledgeBase, going: Going, named: Iterable[Resting]) -> Iterator[Resting]:
    """Yield what nobody can be called about any more, by the places that name who leaves.

    Records that take their escalation from one place are said together.
    """
    on: dict[str, str] = {}
    for one in named:
        if one.area in _ASKED:
            for reference in (one.record, *one.shared_by):
                on.setdefault(reference, one.on)
    groups: dict[Place, list[System | Runbook]] = {}
    for record in base.documents:
        if not isinstance(record, System | Runbook) or record.reference not in on:
            continue
        if first_call(base, record, going.after) is None:
            groups.setdefault(record.at(_key(record)), []).append(record)
    for place, records in groups.items():
        if any(first_call(base, one, going.before) for one in records):
            records.sort(key=lambda one: (place.path not in one.files, one.path))
            yield _unreached(base, records, on[records[0].reference])


def _key(record: System | Runbook) -> str:
    return "escalation" if record.escalation else "owner"


def _unreached(base: KnowledgeBase, records: list[System | Runbook], on: str) -> Resting:
    alerts = sorted({name for one in records for name in getattr(one, "alerts", None) or ()})
    about = f", nor about {', '.join(alerts)}" if alerts else ""
    found = resting(
        base,
        records[0],
        (_key(records[0]),),
        area="calls",
        what=f"nobody can be called about it{about}",
        on=on,
        instead=_INSTEAD,
    )
    return replace(found, shared_by=tuple(one.reference for one in records[1:]))
