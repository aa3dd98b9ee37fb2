"""How a system comes back: promises, copies and drills."""

from typing import Annotated, Literal

from relaybook.model.dependency import Agreement
from relaybook.model.fields import LISTED, Day, Part, RunbookRef, Span, SystemRefs, Text
from relaybook.model.record import Record


class Redundancy(Part):
    """What stands ready beside the system."""

    mode: Literal["none", "active_active", "warm", "cold"] | None = None
    tested_on: Day | None = None


class Backup(Part):
    """A copy of something, and when restoring it was last tried."""

    what: Text | None = None
    frequency: Text | None = None
    location: Text | None = None
    restore_runbook: RunbookRef | None = None
    restore_tested_on: Day | None = None


class Drill(Part):
    """A rehearsal of recovery with the times it really took."""

    date: Day | None = None
    actual_rto: Span | None = None
    actual_rpo: Span | None = None
    outcome: Text | None = None
    evidence: Text | None = None


class OperationalDependencies(Part):
    """What the people who run the system need."""

    identity: SystemRefs | None = None
    dns: SystemRefs | None = None
    certificates: SystemRefs | None = None
    ci: SystemRefs | None = None
    registry: SystemRefs | None = None
    secrets_store: SystemRefs | None = None
    vpn: SystemRefs | None = None
    monitoring: SystemRefs | None = None
    licences: SystemRefs | None = None
    schedulers: SystemRefs | None = None


class RecoveryPart(Record):
    """Fields of `systems/<id>/recovery.yaml`."""

    rto: Span | None = None
    rpo: Span | None = None
    restore_time: Span | None = None
    recovery_agreed: Agreement | None = None
    redundancy: Redundancy | None = None
    needed_to_recover: SystemRefs | None = None
    backups: Annotated[tuple[Backup, ...] | None, LISTED] = None
    drills: Annotated[tuple[Drill, ...] | None, LISTED] = None
    manual_fallback: RunbookRef | None = None
    operational_dependencies: OperationalDependencies | None = None
