from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase, LoadProblem
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("conflicting-inheritance", on=KnowledgeBase, level=Level.STANDARD, area="ownership")
def check(_: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each value that a record inherits is the same wherever it could come from."""
    for seen in context.kb.problems:
        if seen.rule == "conflicting-inheritance" and _is_asked(seen, context):
            yield seen.problem


def _is_asked(seen: LoadProblem, context: Context) -> bool:
    """Whether the record is asked for an owner; the place may be a line of CODEOWNERS."""
    kind, _, id_ = seen.record.partition(":")
    found = (context.kb.systems if kind == "system" else context.kb.runbooks).get(id_)
    return found is None or context.is_asked(found, Level.STANDARD)
