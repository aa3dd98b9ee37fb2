"""What a system costs, what it is worth, and what could go wrong."""

from typing import Annotated, Literal

from relaybook.model.fields import LISTED, ContactRef, Day, Number, Part, Span, Text
from relaybook.model.record import Record

Per = Literal["month", "year", "once"]


class Money(Part):
    """An amount of money over a time."""

    amount: Number | None = None
    currency: Text | None = None
    per: Per | None = None


class CostItem(Money):
    """One kind of running cost."""

    category: (
        Literal["cloud", "licence", "api", "storage", "transfer", "support", "people"] | None
    ) = None


class Budget(Money):
    """What may be spent, and who answers for it."""

    owner: ContactRef | None = None


class Volume(Part):
    """How much work the cost is for."""

    typical: Text | None = None
    peak: Text | None = None


class Cost(Part):
    """What running the system costs."""

    as_of: Day | None = None
    items: Annotated[tuple[CostItem, ...] | None, LISTED] = None
    budget: Budget | None = None
    unit_cost: Text | None = None
    volume: Volume | None = None


class Replacement(Part):
    """What would take the system's place."""

    by: Text | None = None
    estimate: Text | None = None
    trigger: Text | None = None


class BusinessCase(Part):
    """Why the system exists."""

    problem: Text | None = None
    value: Money | None = None
    value_from_on: Day | None = None


class SuccessMetric(Part):
    """How the business sees that it works."""

    name: Text | None = None
    target: Text | None = None
    current: Text | None = None
    measured_on: Day | None = None
    source: Text | None = None
    reviewed_by: ContactRef | None = None
    cadence: Span | None = None
    if_missed: Text | None = None


class Risk(Part):
    """A risk, what is done about it and who accepted what is left."""

    id: Text | None = None
    what: Text | None = None
    likelihood: Text | None = None
    impact: Text | None = None
    owner: ContactRef | None = None
    response: Literal["reduce", "transfer", "avoid", "accept"] | None = None
    plan: Text | None = None
    due_on: Day | None = None
    accepted_by: ContactRef | None = None
    expires_on: Day | None = None


class BusinessPart(Record):
    """Fields of `systems/<id>/cost.yaml` and `systems/<id>/business.yaml`."""

    cost: Cost | None = None
    replacement: Replacement | None = None
    business_case: BusinessCase | None = None
    success_metrics: Annotated[tuple[SuccessMetric, ...] | None, LISTED] = None
    risks: Annotated[tuple[Risk, ...] | None, LISTED] = None
