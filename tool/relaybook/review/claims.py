"""What somebody says is done and nothing shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.rules.deliverable_only_claimed import is_shown

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.rules.context import Context


@dataclass(frozen=True, slots=True)
class Claim:
    """A deliverable that rests on somebody's word. by, on: who gave it, and when."""

    deliverable: str
    what: str
    by: str
    on: date | None
    words: str
    accepted: bool


def claims_of(handover: Handover, context: Context) -> tuple[Claim, ...]:
    """Return the deliverables that nobody but the vendor saw work, if anybody did."""
    found = []
    for one in handover.deliverables or ():
        if is_shown(one, handover, context):
            continue
        word = next(iter(one.evidence or ()), None)
        found.append(
            Claim(
                one.id or "",
                one.what or "",
                (word.by if word else "") or "",
                word.date if word else None,
                (word.ref if word else "") or "",
                bool(one.accepted_on),
            )
        )
    return tuple(found)
