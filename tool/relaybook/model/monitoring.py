"""How a system is watched, and who hears of it."""

from typing import Annotated

from relaybook.model.fields import (
    LISTED,
    ContactRef,
    ContactRefs,
    Day,
    Part,
    RoleRef,
    RunbookRef,
    Span,
    SupportHours,
    Text,
)
from relaybook.model.record import Record


class Slo(Part):
    """A service level objective."""

    indicator: Text | None = None
    target: Text | None = None
    window: Text | None = None
    source: Text | None = None


class OnCall(Part):
    """Who is on call."""

    members: ContactRefs | None = None
    rota_url: Text | None = None
    hours: SupportHours | None = None
    time_zone: Text | None = None


class Capacity(Part):
    """How much the system has carried, and how much it can."""

    peak: Text | None = None
    limit: Text | None = None
    tested_on: Day | None = None


class IncidentReporting(Part):
    """An authority that must be told, and how fast."""

    authority: Text | None = None
    clock: Span | None = None
    owner_role: RoleRef | None = None
    runbook: RunbookRef | None = None


class MonitoringPart(Record):
    """Fields of `systems/<id>/monitoring.yaml`."""

    slos: Annotated[tuple[Slo, ...] | None, LISTED] = None
    on_call: OnCall | None = None
    alert_route: ContactRef | None = None
    alert_route_tested_on: Day | None = None
    capacity: Capacity | None = None
    incident_reporting: Annotated[tuple[IncidentReporting, ...] | None, LISTED] = None
