"""The tables of a handover, as YAML lists or as CSV files beside it."""

from typing import Annotated, Literal

from pydantic import Field

from relaybook.model.business import CostItem, Risk
from relaybook.model.evidence import EvidenceList
from relaybook.model.fields import (
    LISTED,
    ContactRef,
    ContactRefs,
    Day,
    Part,
    RunbookRef,
    SystemRef,
    SystemRefs,
    Text,
)
from relaybook.model.record import Record


class Milestone(Part):
    """A date that was promised, is expected, and came."""

    id: Text | None = None
    name: Text | None = None
    baseline_on: Day | None = None
    forecast_on: Day | None = None
    done_on: Day | None = None


class Deliverable(Part):
    """Something the vendor hands over; without acceptance it is only claimed."""

    id: Text | None = None
    what: Text | None = None
    location: Text | None = None
    accepted_by: ContactRef | None = None
    accepted_on: Day | None = None
    evidence: EvidenceList | None = None


class Session(Part):
    """A knowledge transfer session."""

    id: Text | None = None
    date: Day | None = None
    system: SystemRef | None = None
    topic: Text | None = None
    from_: Annotated[ContactRef | None, Field(alias="from")] = None
    to: ContactRefs | None = None
    artefact: Text | None = None
    questions_open: Text | None = None


class Shadowing(Part):
    """Somebody learning by doing."""

    system: SystemRef | None = None
    stage: Literal["observe", "shadow", "reverse_shadow", "solo"] | None = None
    person: ContactRef | None = None
    runbook: RunbookRef | None = None
    date: Day | None = None
    outcome: Text | None = None
    help_needed: Literal["none", "author", "vendor"] | None = None


class Training(Part):
    """A course somebody needs."""

    person: ContactRef | None = None
    topic: Text | None = None
    due_on: Day | None = None
    done_on: Day | None = None


class AccessTransfer(Part):
    """Access that changes hands."""

    access: Text | None = None
    holder: ContactRef | None = None
    to: ContactRef | None = None
    method: Literal["reissue", "rotate", "transfer", "revoke"] | None = None
    via: Text | None = None
    planned_on: Day | None = None
    done_on: Day | None = None
    verified_by: ContactRef | None = None
    verified_on: Day | None = None
    revoked_on: Day | None = None


class Right(Part):
    """On what basis we may use something."""

    asset: Text | None = None
    basis: Literal["owned", "licensed", "escrow"] | None = None
    ref: Text | None = None


class Subcontractor(Part):
    """Who works for the vendor, and what becomes of them."""

    name: Text | None = None
    service: Text | None = None
    systems: SystemRefs | None = None
    contract_after_exit: Text | None = None


class OpenItem(Part):
    """A known error or unfinished work that changes hands."""

    id: Text | None = None
    severity: Text | None = None
    what: Text | None = None
    new_owner: ContactRef | None = None
    workaround: Text | None = None
    runbook: RunbookRef | None = None


class AcceptanceCriterion(Part):
    """What must be shown before we accept."""

    id: Text | None = None
    statement: Text | None = None
    check: Text | None = None
    owner: ContactRef | None = None


class Waiver(Part):
    """One rule accepted for one subject, for a time."""

    rule: Text | None = None
    subject: Text | None = None
    reason: Text | None = None
    compensating_action: Text | None = None
    approved_by: ContactRef | None = None
    approved_on: Day | None = None
    expires_on: Day | None = None


class SignOff(Part):
    """Who accepted what."""

    role: Text | None = None
    by: ContactRef | None = None
    date: Day | None = None
    decision: Text | None = None
    digest: Text | None = None
    commit: Text | None = None
    conditions: Annotated[tuple[Text, ...] | None, LISTED] = None


class HandoverTables(Record):
    """Fields that may be `handovers/<id>/<field>.csv`."""

    milestones: Annotated[tuple[Milestone, ...] | None, LISTED] = None
    deliverables: Annotated[tuple[Deliverable, ...] | None, LISTED] = None
    sessions: Annotated[tuple[Session, ...] | None, LISTED] = None
    shadowing: Annotated[tuple[Shadowing, ...] | None, LISTED] = None
    training: Annotated[tuple[Training, ...] | None, LISTED] = None
    access_transfers: Annotated[tuple[AccessTransfer, ...] | None, LISTED] = None
    rights: Annotated[tuple[Right, ...] | None, LISTED] = None
    subcontractors: Annotated[tuple[Subcontractor, ...] | None, LISTED] = None
    open_items: Annotated[tuple[OpenItem, ...] | None, LISTED] = None
    risks: Annotated[tuple[Risk, ...] | None, LISTED] = None
    after_exit_cost: Annotated[tuple[CostItem, ...] | None, LISTED] = None
    acceptance_criteria: Annotated[tuple[AcceptanceCriterion, ...] | None, LISTED] = None
    waivers: Annotated[tuple[Waiver, ...] | None, LISTED] = None
    sign_offs: Annotated[tuple[SignOff, ...] | None, LISTED] = None
