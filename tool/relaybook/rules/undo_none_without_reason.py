import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.model.step_labels import canonical_label
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_NONE = re.compile(
    r"(?:none|nothing|n/?a|not (?:possible|applicable|needed|required)|no(?: undo| rollback)?)\b"
    r"[\s.,:;()*_`\u2013\u2014-]*",
    re.IGNORECASE,
)


@rule(
    "undo-none-without-reason",
    on=Runbook,
    level=Level.STANDARD,
    area="rollback",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
    thresholds={"characters": 20},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step that cannot be undone says why."""
    asked = context.threshold(check, "characters")
    for label in runbook.outline.labels:
        none = _NONE.match(label.refusal)
        if none is None or canonical_label(label.text) != "undo":
            continue
        if len(label.refusal) - none.end() < asked:
            yield Problem(
                runbook.within(label.range),
                f"`Undo: {label.refusal}` does not say why this cannot be undone",
                f"write why, and what is lost, in at least {asked} characters:"
                " **Undo:** none. The message is lost; the sender can repeat it for a day.",
            )
