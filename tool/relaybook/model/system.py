"""Systems: what the team runs, and what each needs."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from relaybook.model.access import AccessPart
from relaybook.model.business import BusinessPart
from relaybook.model.contact import Audience, Escalation
from relaybook.model.controls import ControlsPart
from relaybook.model.data import DataPart
from relaybook.model.dependency import Dependencies
from relaybook.model.fields import (
    LISTED,
    ContactRef,
    ContactRefs,
    Day,
    Part,
    Span,
    SupportHours,
    SystemRef,
    TeamRef,
    Text,
    Texts,
    VendorRef,
)
from relaybook.model.models import ModelsPart
from relaybook.model.monitoring import MonitoringPart
from relaybook.model.recovery import RecoveryPart


def _tier(value: Any) -> Any:
    try:
        return int(str(value))
    except ValueError:
        return value


Tier = Annotated[Literal[1, 2, 3, 4], BeforeValidator(_tier)]
Lifecycle = Literal["planned", "experimental", "production", "deprecated", "retired"]


class Containment(Part):
    """What a system is part of."""

    to: SystemRef | None = None
    as_: Annotated[Literal["system", "domain", "parent"] | None, Field(alias="as")] = None


def _containment(value: Any) -> Any:
    return {"to": value} if isinstance(value, str) else value


class SystemRoles(Part):
    """Who answers for a side of the system."""

    business: ContactRef | None = None
    data: ContactRef | None = None
    security: ContactRef | None = None
    model_owner: ContactRef | None = None
    model_validator: ContactRef | None = None


class DecisionRights(Part):
    """Who may decide."""

    change: ContactRef | None = None
    risk_acceptance: ContactRef | None = None
    emergency_stop: ContactRef | None = None
    data_access: ContactRef | None = None


class Repository(Part):
    """A source repository or pipeline."""

    url: Text | None = None
    account_owner: ContactRef | None = None


class Environment(Part):
    """Where the system runs."""

    name: Text | None = None
    hosting: Text | None = None
    region: Text | None = None
    account_owner: ContactRef | None = None
    url: Text | None = None


class Component(Part):
    """Software inside the system whose support ends some day."""

    name: Text | None = None
    version: Text | None = None
    end_of_support_on: Day | None = None


class ExternalLink(Part):
    """A link to something outside the knowledge base."""

    rel: Text | None = None
    url: Text | None = None
    title: Text | None = None


class Alias(Part):
    """What another source calls this system."""

    source: Text | None = None
    value: Text | None = None


class System(
    RecoveryPart,
    MonitoringPart,
    AccessPart,
    DataPart,
    ModelsPart,
    BusinessPart,
    ControlsPart,
):
    """A system that somebody runs, or an external one that we depend on."""

    kind: ClassVar[str] = "system"

    title: Text | None = None
    owner: TeamRef | None = None
    escalation: Escalation | None = None
    service_tier: Tier | None = None
    depends_on: Dependencies | None = None
    description: Text | None = None
    lifecycle: Lifecycle = "production"
    type: Text | None = None
    entity: Literal["system", "component", "resource", "api", "domain"] = "system"
    scope: Literal["internal", "external"] = "internal"
    provider: VendorRef | None = None
    part_of: Annotated[
        tuple[Annotated[Containment, BeforeValidator(_containment)], ...] | None, LISTED
    ] = None
    provides: Texts | None = None
    entrypoint: bool | str | None = None
    users: Texts | None = None
    customer_facing: bool | None = None
    impact_of_outage: Text | None = None
    support_hours: SupportHours | None = None
    technical_owner: ContactRef | None = None
    accountable_executive: ContactRef | None = None
    known_about_by: ContactRefs | None = None
    roles: SystemRoles | None = None
    decision_rights: DecisionRights | None = None
    repositories: Annotated[tuple[Repository, ...] | None, LISTED] = None
    pipelines: Annotated[tuple[Repository, ...] | None, LISTED] = None
    environments: Annotated[tuple[Environment, ...] | None, LISTED] = None
    components: Annotated[tuple[Component, ...] | None, LISTED] = None
    replaced_by: SystemRef | None = None
    retire_on: Day | None = None
    links: Annotated[tuple[ExternalLink, ...] | None, LISTED] = None
    aliases: Annotated[tuple[Alias, ...] | None, LISTED] = None
    last_reviewed_on: Day | None = None
    review_in: Span | None = None
    audience: Audience | None = None
    labels: dict[str, Any] | None = None
    tags: Texts | None = None
    origin: Any = None
    extensions: Any = None
