from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.load.vague_words import vague_words
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("vague-instruction", on=Runbook, level=Level.FULL, area="steps", severity=Severity.INFO)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each step leaves no judgement to somebody who sees the system for the first time."""
    content = context.kb.sources.data(runbook.path)
    for step in context.procedure(runbook):
        for mention in vague_words(content, runbook.outline, step.range):
            yield Problem(
                runbook.within(mention.range),
                f"step {step.number} says {mention.words!r}, which only somebody who knows the"
                " system can judge",
                "write the sign: which value, on which screen, above or below what number",
            )
