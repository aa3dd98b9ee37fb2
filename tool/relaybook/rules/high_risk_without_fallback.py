import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.business import Risk
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_HIGH = re.compile(r"(?i)\b(?:very |extremely )?(?:high|severe|critical|certain|likely)\b")
_WORDS = re.compile(r"[\w-]+")
_DECISION = re.compile(r"(?i)\b(?:adr|decision)[ -]?#?\d+\b")
_HELP = (
    "name the runbook or decision that helps in its `plan`, or write how to go on without: "
    "`manual_fallback` of a system, `exit_plan: {alternative: ...}` of a handover"
)


@rule(
    "high-risk-without-fallback",
    on=(System, Handover),
    level=Level.FULL,
    area="risks",
    severity=None,
)
def check(record: System | Handover, context: Context) -> Iterator[Problem]:
    """For each risk that is likely and grave, something is ready for the day it comes true."""
    if _goes_on(record):
        return
    for at, risk in enumerate(record.risks or ()):
        if _is_high(risk) and not _names_help(risk, context.kb):
            name = risk.id or f"number {at + 1}"
            message = f"the risk {name} is likely and grave, and nothing is ready for it"
            yield Problem(record.at("risks", at), message, _HELP)


def _goes_on(record: System | Handover) -> bool:
    """Whether somebody said how to go on without a system, or without the vendor."""
    if isinstance(record, System):
        return bool(record.manual_fallback)
    return record.exit_plan is not None and bool(record.exit_plan.alternative)


def _is_high(risk: Risk) -> bool:
    return all(_HIGH.search(one or "") for one in (risk.likelihood, risk.impact))


def _names_help(risk: Risk, kb: KnowledgeBase) -> bool:
    text = f"{risk.what or ''} {risk.plan or ''}"
    return any(word in kb.runbooks for word in _WORDS.findall(text)) or bool(_DECISION.search(text))
