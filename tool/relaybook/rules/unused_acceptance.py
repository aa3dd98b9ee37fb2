from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("unused-acceptance", on=KnowledgeBase, area="acceptance", severity=Severity.WARNING)
def check(_: KnowledgeBase, _context: Context) -> Iterator[Problem]:
    """Each acceptance comment accepts something that is really found."""
    # The engine reports these itself: only it knows which comments were used.
    yield from ()
