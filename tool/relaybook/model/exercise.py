"""Exercises: the record that somebody really did it, one file per event."""

from typing import Annotated, ClassVar, Literal

from relaybook.model.evidence import EvidenceList
from relaybook.model.fields import LISTED, ContactRefs, Day, Part, RunbookRef, Span, Text
from relaybook.model.record import Record

ExerciseMode = Literal["live", "game_day", "drill", "tabletop"]
ExerciseOutcome = Literal["pass", "partial", "fail"]
HelpNeeded = Literal["none", "author", "vendor"]


class ExercisedStep(Part):
    """How one step went."""

    number: Text | None = None
    digest: Text | None = None
    result: Literal["ok", "wrong", "skipped"] | None = None
    note: Text | None = None
    fixed_in: Text | None = None


class Exercise(Record):
    """A rehearsal or real use of a runbook."""

    kind: ClassVar[str] = "exercise"

    runbook: RunbookRef | None = None
    digest: Text | None = None
    date: Day | None = None
    mode: ExerciseMode | None = None
    by: ContactRefs | None = None
    outcome: ExerciseOutcome | None = None
    took: Span | None = None
    help_needed: HelpNeeded | None = None
    steps: Annotated[tuple[ExercisedStep, ...] | None, LISTED] = None
    commit: Text | None = None
    follow_up: Text | None = None
    evidence: EvidenceList | None = None
