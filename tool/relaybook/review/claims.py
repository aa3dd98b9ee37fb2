"""What somebody says is done and nothing shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.model.handover import Handover

_CLAIM = "attestation"


@dataclass(frozen=True, slots=True)
class Claim:
    """A deliverable that rests on somebody's word. by, on: who gave it, and when."""

    deliverable: str
    what: str
    by: str
    on: date | None
    words: str
    accepted: bool


def claims_of(handover: Handover) -> tuple[Claim, ...]:
    """Return the deliverables without evidence, or with attestations alone."""
    found = []
    for one in handover.deliverables or ():
        if any(evidence.type and evidence.type != _CLAIM for evidence in one.evidence or ()):
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
