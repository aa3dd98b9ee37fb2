"""The record of a handover from a vendor to a team."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from relaybook.model.contact import Audience
from relaybook.model.fields import (
    LISTED,
    Day,
    Part,
    SystemRef,
    TeamRef,
    Text,
    Texts,
    VendorRef,
)
from relaybook.model.handover_tables import HandoverTables

HandoverStatus = Literal[
    "planned", "in_progress", "conditionally_accepted", "accepted", "handed_back", "abandoned"
]


class ContractRef(Part):
    """Which contract the handover ends."""

    vendor: VendorRef | None = None
    ref: Text | None = None


class ScopedSystem(Part):
    """A system in the scope of the handover."""

    system: SystemRef | None = None
    status: HandoverStatus | None = None
    wave: Text | None = None


def _scoped(value: Any) -> Any:
    return {"system": value} if isinstance(value, str) else value


class Exclusion(Part):
    """A system left out of scope, with the reason."""

    system: SystemRef | None = None
    reason: Text | None = None


class EarlyLifeSupport(Part):
    """The time in which the vendor still helps."""

    start_on: Day | None = None
    end_on: Day | None = None
    exit_criteria: Texts | None = None
    hand_back_if: Text | None = None


class ExitPlan(Part):
    """How we leave, in peace and under stress."""

    planned: Text | None = None
    stressed: Text | None = None
    tested_on: Day | None = None
    alternative: Text | None = None


class DataReturn(Part):
    """When it was verified that our data came back."""

    verified_on: Day | None = None


class DataDeletion(Part):
    """When the vendor's copies must be gone, and what the certificate covers."""

    due_on: Day | None = None
    certified_on: Day | None = None
    covers: Texts | None = None


class Handover(HandoverTables):
    """One transition from a vendor to a team."""

    kind: ClassVar[str] = "handover"

    title: Text | None = None
    status: HandoverStatus | None = None
    from_: Annotated[VendorRef | None, Field(alias="from")] = None
    to: TeamRef | None = None
    contract: ContractRef | None = None
    systems: Annotated[
        tuple[Annotated[ScopedSystem, BeforeValidator(_scoped)], ...] | None, LISTED
    ] = None
    excluded: Annotated[tuple[Exclusion, ...] | None, LISTED] = None
    profiles: Annotated[
        tuple[Literal["base", "ai", "regulated", "vendor-exit"], ...] | None, LISTED
    ] = None
    early_life_support: EarlyLifeSupport | None = None
    exit_plan: ExitPlan | None = None
    data_return: DataReturn | None = None
    data_deletion: DataDeletion | None = None
    audience: Audience | None = None
    tags: Texts | None = None
