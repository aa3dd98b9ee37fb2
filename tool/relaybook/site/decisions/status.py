"""The status of a decision in words, in its title, and as a badge."""

import re

from relaybook.model.decision import Decision
from relaybook.model.decision_names import heading_of
from relaybook.model.decision_status import (
    ACCEPTED,
    DEPRECATED,
    PROPOSED,
    REJECTED,
    SUPERSEDED,
    plain_word,
)
from relaybook.site.html import Html
from relaybook.site.page import badge

_LONGEST = 30
_CHANGED = re.compile(r"\b(?:amended|super[sc]eded|replaced)\b")
_KINDS = {ACCEPTED: "ok", PROPOSED: "info", SUPERSEDED: "warning", DEPRECATED: "warning"}


def status_of(decision: Decision) -> str:
    """Return one of ours, else the beginning of what nobody knows, else "no status"."""
    return decision.status or _short(decision.status_word) or "no status"


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[:_LONGEST].rstrip()}…"


def full_status(decision: Decision) -> str:
    """Return the status, and what its author says besides of one that counts only in part."""
    word = partial_word(decision)
    return f"{status_of(decision)}, {word}" if word else status_of(decision)


def partial_word(decision: Decision) -> str:
    """Return how its author says that an accepted one was changed in part; empty for all else."""
    word = plain_word(decision.status_word)
    is_partial = decision.status == ACCEPTED and _CHANGED.search(word)
    return _short(word) if is_partial else ""


def status_badge(decision: Decision) -> Html:
    """Return the status as a badge; one that counts only in part has a warning's."""
    unknown = "" if decision.status == REJECTED else "warning"
    kind = _KINDS.get(decision.status or "", unknown)
    return badge(full_status(decision), "warning" if partial_word(decision) else kind)


def own_word(decision: Decision) -> str:
    """Return the status as its author wrote it; empty where it is the word that we use."""
    word = decision.status_word
    return word if decision.status and plain_word(word) != decision.status else ""


def number_before(decision: Decision) -> str:
    """Return the number that the title does not say itself; empty for none."""
    return "" if heading_of(decision.name).number else decision.number


def full_title(decision: Decision) -> str:
    """Return number, title and status: `0004 Feature store on PostgreSQL (superseded)`."""
    return f"{numbered_title(decision)} ({full_status(decision)})"


def numbered_title(decision: Decision) -> str:
    """Return number and title, as people cite a decision."""
    return f"{number_before(decision)} {decision.name}".strip()
