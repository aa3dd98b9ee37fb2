from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("invalid-acceptance", on=KnowledgeBase, area="acceptance")
def check(_: KnowledgeBase, _context: Context) -> Iterator[Problem]:
    """Each acceptance comment names a rule and gives a reason."""
    # The engine reports these itself: only it knows which comments were used.
    yield from ()
