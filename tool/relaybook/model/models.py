"""The models inside an AI system: what they are, how well they do and who may stop them."""

from typing import Annotated

from pydantic import ConfigDict

from relaybook.model.fields import LISTED, ContactRef, Day, Part, Span, Text, Texts
from relaybook.model.record import Record


class Metric(Part):
    """A measure of a model with the floor below which it must not fall."""

    name: Text | None = None
    floor: Text | None = None
    current: Text | None = None
    measured_on: Day | None = None
    cadence: Span | None = None
    ground_truth: Text | None = None
    label_delay: Text | None = None


class Drift(Part):
    """A signal that a model decays."""

    signal: Text | None = None
    threshold: Text | None = None
    window: Text | None = None
    alert: Text | None = None


class Reproduction(Part):
    """What it takes to build the model again, and who last did."""

    code_ref: Text | None = None
    data_snapshot: Text | None = None
    config: Text | None = None
    environment: Text | None = None
    reproduced_by: ContactRef | None = None
    reproduced_on: Day | None = None


class Evaluation(Part):
    """Where the evaluation runs and who can run it."""

    location: Text | None = None
    account_owner: ContactRef | None = None
    last_run_on: Day | None = None
    run_by: ContactRef | None = None


class Prompts(Part):
    """Where prompts are kept."""

    location: Text | None = None
    account_owner: ContactRef | None = None


class DecisionLog(Part):
    """What is kept of each decision the model takes."""

    fields: Texts | None = None
    retention: Text | None = None


class Validation(Part):
    """Independent validation of the model."""

    by: ContactRef | None = None
    date: Day | None = None
    next_due_on: Day | None = None
    findings_open: Text | None = None


class Fairness(Part):
    """Groups over which results are compared."""

    groups: Texts | None = None
    measured_on: Day | None = None


class Model(Part):
    """One model."""

    model_config = ConfigDict(protected_namespaces=())

    id: Text | None = None
    version: Text | None = None
    provider: Text | None = None
    type: Text | None = None
    role: Text | None = None
    risk_tier: Text | None = None
    owner: ContactRef | None = None
    model_card: Text | None = None
    previous_version: Text | None = None
    trained_on: Day | None = None
    max_age: Span | None = None
    metrics: Annotated[tuple[Metric, ...] | None, LISTED] = None
    drift: Annotated[tuple[Drift, ...] | None, LISTED] = None
    reproduction: Reproduction | None = None
    evaluation: Evaluation | None = None
    prompts: Prompts | None = None
    decision_record: DecisionLog | None = None
    validation: Validation | None = None
    fairness: Fairness | None = None
    pinned_version: Text | None = None
    deprecates_on: Day | None = None
    change_notice: Text | None = None
    fallback: Text | None = None


class ModelsPart(Record):
    """Fields of `systems/<id>/models.yaml`."""

    models: Annotated[tuple[Model, ...] | None, LISTED] = None
