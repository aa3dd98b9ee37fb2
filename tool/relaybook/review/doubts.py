"""Why nobody may say yes although no gate is open: what was not judged is no pass."""

from collections.abc import Iterator, Sequence

from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.review.ladder import Judgement
from relaybook.review.scope import records_in


def untold(judged: Sequence[Judgement]) -> int:
    """Return how many gates could not be judged, which is no pass."""
    return sum(1 for one in judged if one.is_gate and one.state == "cannot tell")


def doubts_of(base: KnowledgeBase, handover: Handover) -> tuple[str, ...]:
    """Return in words what is missing for any answer; nothing where all in scope can be read."""
    return tuple(_doubts(base, handover))


def _doubts(base: KnowledgeBase, handover: Handover) -> Iterator[str]:
    names = tuple(dict.fromkeys(systems_of(handover)))
    if not names:
        yield "no system is in scope"
    for name in names:
        if name not in base.systems:
            yield f"there is no record of the system {name}"
    for record in records_in(base, handover):
        if not record.is_readable:
            yield f"{record.path} cannot be read"
