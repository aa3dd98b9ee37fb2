from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.unknown_handle import UnknownHandle
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_MOST_PLACES = 5


@rule(
    "unknown-handle",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="ownership",
    severity=Severity.WARNING,
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each name that OWNERS, CODEOWNERS or a registry gives an owner is of a contact."""
    for handle in kb.unknown_handles:
        asked = sum(
            1 for path in handle.records if context.levels.get(path, Level.BASIC) >= Level.STANDARD
        )
        if asked:
            yield _problem(kb, handle, asked)


def _problem(kb: KnowledgeBase, handle: UnknownHandle, asked: int) -> Problem:
    first, *others = handle.places
    records = "a record inherits" if asked == 1 else f"{asked:,} records inherit"
    where = kb.contacts[handle.like].path if handle.like else "the file of the team that is meant"
    return Problem(
        first,
        f"{handle.name} is no contact of ours, so {records} nothing from it",
        f'write `handles: ["{handle.name}"]` in {where}',
        tuple(Related(place, "named here too") for place in others[:_MOST_PLACES]),
    )
