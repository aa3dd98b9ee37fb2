"""What data a system holds, and under whose eyes."""

from typing import Annotated

from relaybook.model.fields import LISTED, ContactRef, ContactRefs, Part, RunbookRef, Text, Texts
from relaybook.model.record import Record


class DataSet(Part):
    """Data with an owner."""

    name: Text | None = None
    classification: Text | None = None
    contains_personal_data: bool | None = None
    owner: ContactRef | None = None
    region: Text | None = None
    retention: Text | None = None
    source: Text | None = None
    feeds: Texts | None = None
    quality_checks: Texts | None = None
    on_quality_failure: RunbookRef | None = None


class AuditLog(Part):
    """Who did what, where it is kept and who may read it."""

    events: Texts | None = None
    location: Text | None = None
    retention: Text | None = None
    readers: ContactRefs | None = None


class DataPart(Record):
    """Fields of `systems/<id>/data.yaml`."""

    data: Annotated[tuple[DataSet, ...] | None, LISTED] = None
    audit_log: AuditLog | None = None
    grievance_route: ContactRef | None = None
    human_review_route: ContactRef | None = None
