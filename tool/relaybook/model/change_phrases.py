"""The words by which the text of a step says what it does."""

import re

_CHANGES = ("changes production", "changes data", "cannot be undone")
# As a sentence of its own: "set the database to read only." is no such statement.
_READS = re.compile(r"(?:^|[.:;*_)]\s+)(read[- ]only|changes nothing)\.", re.IGNORECASE)
STEMS = (b"changes ", b"undone", b"read only.", b"read-only.")


def change_in_prose(text: str) -> str:
    """Return the words that say it changes something, as written; empty where there are none."""
    lower = text.lower()
    for phrase in _CHANGES:
        at = lower.find(phrase)
        if at >= 0:
            return text[at : at + len(phrase)]
    return ""


def stated_effect(text: str) -> str:
    """Return the words that say what a step does, as written: that it changes something, or not."""
    said = change_in_prose(text)
    if said:
        return said
    found = _READS.search(text)
    return found[1] if found else ""


def effect_stated(words: str) -> str:
    """Return the effect that such words state: `irreversible`, `change` or `read`."""
    lower = words.lower()
    if "undone" in lower:
        return "irreversible"
    return "change" if lower in _CHANGES else "read"
