"""Whether a risk says that a system is a single point of failure."""

import re
from collections.abc import Iterator

from relaybook.graph.single_points import SinglePoint
from relaybook.model.business import Risk
from relaybook.model.placeholder import is_placeholder
from relaybook.model.system import System
from relaybook.rules.context import Context

_WORDS = re.compile(r"(?i)\bsingle[ -]points? of failure\b|\bspof\b")


def risk_that_names(point: SinglePoint, context: Context) -> str:
    """Return the id of a risk in force that says so; empty where none does.

    It stands in the register of the system, or in that of one that goes down and then names it.
    It has an id, an owner, and a plan or somebody who accepted it.
    """
    systems = context.kb.systems
    own = systems[point.system]
    found = [one.id or "" for one in _of(own, context)]
    for name in sorted(point.downs):
        if name != own.id:
            risks = _of(systems[name], context)
            found += [one.id or "" for one in risks if _names(own, one.what or "")]
    return next(iter(found), "")


def _of(system: System, context: Context) -> Iterator[Risk]:
    for risk in system.risks or ():
        is_over = risk.expires_on is not None and risk.expires_on < context.day
        if _WORDS.search(risk.what or "") and _is_answered(risk) and not is_over:
            yield risk


def _is_answered(risk: Risk) -> bool:
    said = (risk.id, risk.owner, risk.plan or risk.accepted_by)
    return all(one and not is_placeholder(one) for one in said)


def _names(system: System, text: str) -> bool:
    names = (system.id, system.title or "")
    return any(
        name and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE)
        for name in names
    )
