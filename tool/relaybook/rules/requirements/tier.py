"""How critical a record is: as the most critical of the systems that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System

if TYPE_CHECKING:
    from relaybook.model.record import Record
    from relaybook.rules.context import Context

_LEAST_CRITICAL = 4


def tier_of(record: Record, context: Context) -> int:
    """Return the most critical tier among the systems that a record is about; 4 where none says."""
    if isinstance(record, System):
        return record.service_tier or _LEAST_CRITICAL
    return context.always(f"tier:{record.path}", lambda: _tier_of(record, context))


def _tier_of(record: Record, context: Context) -> int:
    systems = (context.kb.systems.get(name) for name in systems_of(record))
    tiers = [one.service_tier for one in systems if one and one.service_tier]
    return min(tiers, default=_LEAST_CRITICAL)
