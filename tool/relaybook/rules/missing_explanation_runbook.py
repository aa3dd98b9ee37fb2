import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import is_excused, models_in_use
from relaybook.rules.rule import rule

_EXPLAINS = re.compile(
    r"(?i)(?:\bexplain|\bexplanation|\bwhy\b|\breasons?\b|erklär|begründ|\bexpli[cq])"
)


@rule("missing-explanation-runbook", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Somebody who is asked why a model decided as it did finds a runbook for the answer."""
    deciding = [
        number
        for number, _ in models_in_use(system)
        if not is_excused(system, number, "decision_record")
    ]
    found = (one for one in _runbooks(system, context) if _is_named_so(one))
    if deciding and not any(context.procedure(one) for one in found):
        yield Problem(
            system.at("models"),
            f"no runbook says how a decision of {system.name} is explained",
            "write one whose name says so, such as `explain-decision`, with `systems: "
            f"[{system.id}]`: where it is looked up, by whom, and what is told",
        )


def _runbooks(system: System, context: Context) -> Iterator[Runbook]:
    """Yield the runbooks of a system and of those that use it, where decisions are answered for."""
    for name in (system.id, *(edge.source for edge in context.graph.needed_by(system.id))):
        yield from context.runbooks_of.get(name, ())


def _is_named_so(runbook: Runbook) -> bool:
    names = (runbook.id.replace("-", " "), runbook.name, *(runbook.aliases or ()))
    return any(map(_EXPLAINS.search, names))
