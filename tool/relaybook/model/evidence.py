"""What backs a claim."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from relaybook.model.fields import LISTED, ContactRef, Day, Part, Text


class Evidence(Part):
    """One piece of evidence; an attestation alone is a claim."""

    type: Literal["exercise", "test", "log", "demo", "document", "attestation"] | None = None
    ref: Text | None = None
    by: ContactRef | None = None
    date: Day | None = None
    sha256: Text | None = None


def _evidence(value: Any) -> Any:
    return {"ref": value} if isinstance(value, str) else value


EvidenceList = Annotated[tuple[Annotated[Evidence, BeforeValidator(_evidence)], ...], LISTED]
