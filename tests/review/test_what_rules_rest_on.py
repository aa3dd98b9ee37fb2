"""What a rule judges rests on fields: without one of them no requirement is met, in any record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from relaybook.findings import Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement
from relaybook.review.listening_context import ListeningContext
from relaybook.review.scope import records_in
from relaybook.rules.context import Context
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import our_requirements
from relaybook.rules.requirements.evaluate import not_judged, why_not_asked

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 20)
RULE = {one.id: one for one in RULES}
REQUIREMENT = {one.id: one for one in our_requirements() if one.rules}
RESTS_ON: Mapping[str, str] = {
    "access-without-transfer": "access_transfers[].method access_transfers[].planned_on",
    "access-not-used": "access_transfers",
    "access-not-revoked": "access_transfers access_transfers[].access",
    "too-few-administrators": "access access[].type",
    "expires-unseen": "access access[].type",
    "uncosted-category": "cost cost.items",
    "dearer-after-exit": "after_exit_cost after_exit_cost[].amount",
    "uncosted-category-after-exit": "after_exit_cost after_exit_cost[].category",
    "peak-over-budget": "models",
    "uncontrolled-obligation": "obligations controls controls[].obligation",
    "control-not-checked-again": "controls controls[].checked_on",
    "undecided-model": "models models[].id",
    "unreviewed-assumption": "assumptions assumptions[].what",
    "unexplained-decision": "decision_makers",
    "unknown-dependencies": "depends_on depends_on[].to",
    "unowned-dependency": "depends_on",
    "unnamed-single-point": "depends_on",
    "escalation-that-ends-nowhere": "escalation escalation[].contact",
    "escalation-to-somebody-gone": "escalation escalation[].contact",
    "hours-without-anybody": "escalation support_hours",
    "missed-notice": "contract",
    "deliverable-only-claimed": "deliverables",
    "uncovered-right": "rights rights[].asset",
    "data-not-returned": "data_deletion data_deletion.due_on data_deletion.covers",
    "hidden-fourth-party": "subcontractors subcontractors[].name",
    "audit-access-ends": "contract",
    "review-not-in-date": "last_reviewed_on review_in",
    "untaught-topic": "sessions sessions[].topic sessions[].system",
    "session-without-trace": "sessions sessions[].artefact sessions[].questions_open",
    "stages-out-of-order": "shadowing",
    "one-person-runbook": "shadowing",
    "done-without-access": "shadowing",
    "unstaffed-receiver": "to",
    "overdue-measurement": "models[].metrics models[].metrics[].measured_on",
    "model-below-floor": "models[].metrics models[].metrics[].current models[].metrics[].floor",
    "drift-without-action": "models[].drift models[].drift[].alert",
    "model-too-old": "models[].trained_on models[].max_age",
    "ageing-model": "models[].trained_on models[].max_age",
    "model-without-off-switch": "models",
    "missing-explanation-runbook": "models",
    "unexplainable-decision": "models[].decision_record models[].decision_record.fields",
    "validator-not-independent": "models[].validation models[].validation.by",
    "owner-of-nobody": "owner",
    "known-by-one-person": "known_about_by",
    "reached-in-one-way": "owner",
    "backup-too-rare": "backups backups[].frequency rpo",
    "unrehearsed-recovery": "rto rpo",
    "unprepared-risk": "risks risks[].likelihood risks[].impact",
    "unprepared-handover-risk": "risks risks[].likelihood risks[].impact",
    "unsigned-risk-acceptance": "risks risks[].response",
    "unsigned-handover-risk-acceptance": "risks risks[].response",
    "uncheckable-criterion": "acceptance_criteria acceptance_criteria[].check",
    "access-missing-to-follow": "access",
    "unexplained-system": "description",
    "undeclared-criticality": "service_tier",
    "obligation-out-of-force": "obligations obligations[].theme",
}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(WorkingTree(ROOT))


def blank(part: Any, path: list[str]) -> Any:
    """Return a copy in which a field, in every entry of its list, is not there."""
    if isinstance(part, tuple):
        return tuple(blank(one, path) for one in part)
    name = path[0].removesuffix("[]")
    name = f"{name}_" if name in ("from", "as") else name
    inner = getattr(part, name, None)
    if inner is None:
        return part
    copy = part.model_copy(update={name: blank(inner, path[1:]) if path[1:] else None})
    if isinstance(part, Record):
        object.__setattr__(copy, "_facts", part._facts)
    return copy


def with_instead(base: KnowledgeBase, old: Record, new: Record) -> KnowledgeBase:
    kind = f"{old.kind}s"
    same = getattr(base, kind)
    known = {name: new if one is old else one for name, one in same.items()}
    documents = tuple(new if one is old else one for one in base.documents)
    return replace(base, documents=documents, **{kind: known})


def is_met(requirement: Requirement, record: Record, base: KnowledgeBase) -> bool:
    levels = dict.fromkeys((one.path for one in base.documents), Level.FULL)
    context = ListeningContext.to(Context(base, DAY, levels))
    if why_not_asked(requirement, record, context):
        return False
    rules = [RULE[name] for name in requirement.rules if isinstance(record, RULE[name].on)]
    said = [one for rule in rules for one in rule.check(record, context)]
    return not (said or context.explained or not_judged(requirement, record, context))


def met_with(name: str, field: str, base: KnowledgeBase) -> Iterator[tuple[Record, Record]]:
    """Yield the records of the handover that meet a requirement, each with one without a field."""
    requirement = REQUIREMENT[name]
    for handover in base.handovers.values():
        for record in records_in(base, handover):
            if record.kind == requirement.on and is_met(requirement, record, base):
                without = blank(record, field.split("."))
                if without is not record:
                    yield record, without


@pytest.mark.parametrize("name", RESTS_ON)
def test_it_is_not_met_without_a_field_that_it_rests_on(name: str, base: KnowledgeBase) -> None:
    met = partial(met_with, name, base=base)
    passed = [
        (field, old.path)
        for field in RESTS_ON[name].split()
        for old, new in met(field)
        if is_met(REQUIREMENT[name], new, with_instead(base, old, new))
    ]

    assert passed == []
