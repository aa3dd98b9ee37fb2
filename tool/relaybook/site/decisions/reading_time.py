"""How long the text of a decision takes to read."""

from collections.abc import Iterable, Mapping

from relaybook.load.front_matter import split_front_matter
from relaybook.model.decision import Decision
from relaybook.source import Sources

_WORDS_A_MINUTE = 200


def reading_minutes(sources: Sources, decisions: Iterable[Decision]) -> Mapping[str, int]:
    """Return the minutes for each decision, by path: at 200 words a minute, at least one."""
    return {one.path: _minutes(sources.text(one.path)) for one in decisions}


def _minutes(text: str) -> int:
    words = len(text[split_front_matter(text).body_at :].split())
    return max(1, -(-words // _WORDS_A_MINUTE))


def time_of(minutes: int) -> str:
    """Return minutes as people say them."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
