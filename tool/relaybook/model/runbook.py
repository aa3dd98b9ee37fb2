"""Runbooks: what to do, how to see that it worked, and how to undo it."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from relaybook.model.contact import Audience, Escalation
from relaybook.model.evidence import EvidenceList
from relaybook.model.exercise import ExerciseMode, ExerciseOutcome, HelpNeeded
from relaybook.model.fields import (
    LISTED,
    ContactRef,
    ContactRefs,
    Day,
    Part,
    Span,
    SystemRefs,
    TeamRef,
    Text,
    Texts,
)
from relaybook.model.record import Record

RunbookType = Literal[
    "alert_response",
    "operational_procedure",
    "deploy_rollback",
    "disaster_recovery",
    "retrain_model",
    "disable_model",
    "access",
    "scheduled_maintenance",
    "incident_reporting",
]


class Parameter(Part):
    """Something the reader fills in before running a command."""

    name: Text | None = None
    example: Text | None = None
    meaning: Text | None = None


class RollbackPlan(Part):
    """Who decides to go back, on what sign and by when."""

    decider: ContactRef | None = None
    trigger: Text | None = None
    deadline: Span | None = None
    tested_on: Day | None = None


class TestedWith(Part):
    """The version of a component with which the runbook was tried."""

    component: Text | None = None
    version: Text | None = None


class NotedExercise(Part):
    """An exercise as some teams note it in the runbook itself; it names no text."""

    date: Day | None = None
    by: ContactRefs | None = None
    mode: ExerciseMode | None = None
    outcome: ExerciseOutcome | None = None
    help_needed: HelpNeeded | None = None
    took: Span | None = None
    commit: Text | None = None
    follow_up: Text | None = None
    evidence: EvidenceList | None = None


class BasedOn(Part):
    """Where the text came from."""

    url: Text | None = None
    commit: Text | None = None


def _no_inherit(value: object) -> object:
    return None if value == "inherit" else value


class Runbook(Record):
    """A procedure that somebody follows."""

    kind: ClassVar[str] = "runbook"

    title: Text | None = None
    type: RunbookType | None = None
    systems: SystemRefs | None = None
    owner: TeamRef | None = None
    alerts: Texts | None = None
    access: Texts | None = None
    parameters: Annotated[tuple[Parameter, ...] | None, LISTED] = None
    impact: Text | None = None
    automation: Literal["manual", "assisted", "automated"] | None = None
    expected_duration: Span | None = None
    escalate_after: Span | None = None
    escalation: Annotated[Escalation | None, BeforeValidator(_no_inherit)] = None
    changes_data: bool | None = None
    restore_point: Text | None = None
    reversible: Literal["full", "partial", "none"] | None = None
    compensating_action: Text | None = None
    approved_by: ContactRef | None = None
    rollback: RollbackPlan | None = None
    authors: ContactRefs | None = None
    reviewed_by: ContactRefs | None = None
    last_reviewed_on: Day | None = None
    review_in: Span | None = None
    tested_with: Annotated[tuple[TestedWith, ...] | None, LISTED] = None
    based_on: BasedOn | None = None
    exercises: Annotated[tuple[NotedExercise, ...] | None, LISTED] = None
    aliases: Texts | None = None
    audience: Audience | None = None
    tags: Texts | None = None
