"""The checks that a requirement may name: each says of one entry what it does not meet."""

from collections.abc import Callable, Iterator, Mapping

from relaybook.rules.requirements.asked import Asked
from relaybook.rules.requirements.date_checks import age_at_most, ordered_dates
from relaybook.rules.requirements.outcome import Said
from relaybook.rules.requirements.presence_checks import present
from relaybook.rules.requirements.reference_checks import at_least, internal_active, resolves
from relaybook.rules.requirements.value_checks import consistent, matches, one_of

_CHECKS: Mapping[str, Callable[[Asked], Iterator[Said]]] = {
    "present": present,
    "resolves": resolves,
    "internal_active": internal_active,
    "age_at_most": age_at_most,
    "at_least": at_least,
    "matches": matches,
    "ordered_dates": ordered_dates,
    "consistent": consistent,
    "one_of": one_of,
}


def said(asked: Asked) -> Iterator[Said]:
    """Yield what an entry does not meet, and why a field of it is not judged."""
    yield from _CHECKS[asked.check.check](asked)
