"""Words for the state of a decision: five of ours, and what teams write instead of them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

PROPOSED, ACCEPTED, REJECTED = "proposed", "accepted", "rejected"
DEPRECATED, SUPERSEDED = "deprecated", "superseded"
STATUSES = (PROPOSED, ACCEPTED, REJECTED, DEPRECATED, SUPERSEDED)
DEAD = (SUPERSEDED, REJECTED, DEPRECATED)

# "Partly superseded" and "amended" leave a decision in force; what changed it is a relation.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    PROPOSED: (
        *("proposal", "draft", "pending", "provisional", "tentative", "under review", "in review"),
        *("under discussion", "in discussion", "rfc", "request for comments", "open", "undecided"),
        *("wip", "work in progress", "in progress", "incomplete", "awaiting approval"),
        *("on hold", "deferred", "postponed"),
    ),
    ACCEPTED: (
        *("accept", "approved", "active", "implemented", "adopted", "decided", "agreed"),
        *("ratified", "in force", "in effect", "amended", "partly superseded"),
        *("partially superseded", "superseded in part", "partly superceded"),
        *("partially superceded", "superceded in part", "partly replaced", "partially replaced"),
    ),
    REJECTED: (
        *("declined", "refused", "denied", "not accepted", "not approved", "withdrawn"),
        *("abandoned", "cancelled", "canceled"),
    ),
    DEPRECATED: (
        *("obsolete", "archived", "retired", "no longer valid", "no longer relevant", "expired"),
    ),
    SUPERSEDED: ("superceded", "replaced", "obsoleted"),
}


@lru_cache(maxsize=8)
def _vocabulary(own: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    words = {name: name for name in STATUSES}
    words |= {word: name for name, others in _SYNONYMS.items() for word in others}
    words |= {plain_word(word): name for word, name in own}
    return words


def plain_word(text: str) -> str:
    """Return a status as it is compared: lower case, with blanks for hyphens and underscores."""
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())


def own_words(statuses: Mapping[str, Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Return (word, status) pairs of `aliases.statuses`: `accepted: [beschlossen]`, or turned."""
    pairs: list[tuple[str, str]] = []
    for key, values in statuses.items():
        if plain_word(key) in STATUSES:
            pairs += [(word, plain_word(key)) for word in values]
        else:
            pairs += [(key, plain_word(value)) for value in values if plain_word(value) in STATUSES]
    return tuple(sorted(pairs))


def vocabulary(statuses: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """Return every word for a status, as `plain_word` gives it, with the one of ours it means.

    statuses: what `aliases.statuses` of the configuration says.
    """
    return _vocabulary(own_words(statuses))
