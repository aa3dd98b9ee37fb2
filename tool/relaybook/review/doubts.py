"""Why nobody may say yes although no gate is open: what was not judged is no pass."""

from collections.abc import Iterable, Iterator, Sequence

from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.requirement import Requirement
from relaybook.review.ladder import Judgement
from relaybook.review.scope import records_in
from relaybook.rules.requirement_packs import our_requirements


def untold(judged: Sequence[Judgement]) -> int:
    """Return how many gates could not be judged, which is no pass."""
    return sum(1 for one in judged if one.is_gate and one.state == "cannot tell")


def excused(judged: Sequence[Judgement]) -> int:
    """Return how many gates are not asked because a record gives a reason why they do not apply."""
    return sum(
        1
        for one in judged
        if one.is_gate
        and one.state == "not applicable"
        and one.reason in one.subject.not_applicable.values()
    )


def weakened(asked: Iterable[Requirement]) -> tuple[str, ...]:
    """Return the ids of our gates of which `asked` asks less: none any more, or less hard."""
    given = {one.id: one for one in asked}
    return tuple(
        sorted(
            ours.id
            for ours in our_requirements()
            if ours.gate and _is_less(given.get(ours.id), ours)
        )
    )


def _is_less(given: Requirement | None, ours: Requirement) -> bool:
    if given is None or not given.gate:
        return True
    severities = given.severities
    return any(
        profile not in severities or severities[profile] < severity
        for profile, severity in ours.severities.items()
    )


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
