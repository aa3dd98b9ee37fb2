import re
from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.model.models import DecisionLog
from relaybook.model.placeholder import is_placeholder
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import is_excused, models_in_use, name_of
from relaybook.rules.rule import rule

_KEPT: Mapping[str, re.Pattern[str]] = {
    "which version decided": re.compile("(?i)version"),
    "on what input": re.compile("(?i)input|request|payload|features"),
    "with what result": re.compile("(?i)output|outcome|result|decision|answer|score"),
    "why": re.compile("(?i)reason|explanation|contribution|rules?_hit"),
    "when": re.compile("(?i)time|date|_at$|_on$"),
}
_HELP = (
    "write `decision_record: {fields: [model_version, input_ref, output, reason, time], "
    "retention: ...}` with what is really kept, and keep what is missing"
)


@rule("unexplainable-decision", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, _context: Context) -> Iterator[Problem]:
    """Of each decision is kept which version took it, on what, with what result, why and when."""
    for number, model in models_in_use(system):
        if is_excused(system, number, "decision_record"):
            continue
        kept = model.decision_record
        place = system.at("models", number, "decision_record" if kept else "id")
        if lacking := list(_lacking(kept)):
            name = name_of(model, number)
            message = f"nobody could explain a decision of {name}: not kept is {', '.join(lacking)}"
            yield Problem(place, message, _HELP)


def _lacking(kept: DecisionLog | None) -> Iterator[str]:
    fields = [one for one in (kept.fields if kept else None) or () if not is_placeholder(one)]
    for words, pattern in _KEPT.items():
        if not any(map(pattern.search, fields)):
            yield words
    retention = kept.retention if kept else None
    if not retention or is_placeholder(retention):
        yield "how long it is kept"
