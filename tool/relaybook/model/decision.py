"""Decisions (ADRs): what was decided, by whom, and what it rests on."""

from typing import Annotated, Any, ClassVar

from pydantic import AliasChoices, BeforeValidator, Field

from relaybook.model.contact import Audience
from relaybook.model.fields import (
    LISTED,
    ContactRefs,
    Day,
    Part,
    RunbookRefs,
    SystemRefs,
    Text,
    Texts,
)
from relaybook.model.record import Record


class Assumption(Part):
    """A belief the decision rests on, and when to look at it again."""

    what: Text | None = None
    revisit_when: Text | None = None
    valid_until_on: Day | None = None


def _assumption(value: Any) -> Any:
    return {"what": value} if isinstance(value, str) else value


class Decision(Record):
    """An architecture decision record."""

    kind: ClassVar[str] = "decision"

    title: Text | None = None
    status: Text | None = None
    date: Day | None = None
    decision_makers: Annotated[
        Texts | None, Field(validation_alias=AliasChoices("decision_makers", "deciders"))
    ] = None
    consulted: Texts | None = None
    informed: Texts | None = None
    owners: ContactRefs | None = None
    systems: SystemRefs | None = None
    paths: Texts | None = None
    runbooks: RunbookRefs | None = None
    supersedes: Texts | None = None
    superseded_by: Texts | None = None
    amends: Texts | None = None
    amended_by: Texts | None = None
    relates_to: Texts | None = None
    assumptions: Annotated[
        tuple[Annotated[Assumption, BeforeValidator(_assumption)], ...] | None, LISTED
    ] = None
    review_by_on: Annotated[
        Day | None, Field(validation_alias=AliasChoices("review_by_on", "review_by"))
    ] = None
    rationale_confirmed_by: ContactRefs | None = None
    origin: Text | None = None
    audience: Audience | None = None
    tags: Texts | None = None
