"""The words by which the text of a step says what it does."""

import re

_CHANGES = ("changes production", "changes data", "cannot be undone")
# As a sentence of its own: "set the database to read only." is no such statement.
_READS = re.compile(r"(?:^|[.:;*_)]\s+)(read[- ]only|changes nothing)\.", re.IGNORECASE)
# "Changes routing for all analysts." as a sentence of its own; what "Changes" do, or where they
# are ("Changes take effect at once.", "Changes to the schema ..."), says nothing about the step.
_CHANGES_WHAT = re.compile(
    r"(?:^|[.:;*_)!?]\s+|\n[ \t]*\n[ \t]*)"
    r"(Changes[ \t]+(?!nothing\b|not\b|only[ \t]+if\b|\w+ed\b|made\b|done\b|(?:apply|propagate"
    r"|affect|require|need|take|go|get|come|happen|appear|roll|arrive|remain|show|start|begin|end|to|in|of|from|by"
    r"|on|at|for|with|since|after|before|and|or|are|is|were|was|will|can|may|must|should|that|which)\b)"
    r"(?:(?:the|a|an|all|every|each|its|their|how|which|what|where|who|one|two)[ \t]+\w"
    r"[^.,;:\n]{0,60}"
    r"|[\w'-]+(?=[.,;:]|[ \t]+(?:for|of|in|on|at|to|from|until|and|by|only)\b)[^.,;:\n]{0,60}))"
)
STEMS = (b"changes ", b"undone", b"read only.", b"read-only.")


def change_in_prose(text: str) -> str:
    """Return the words that say it changes something, as written; empty where there are none."""
    lower = text.lower()
    for phrase in _CHANGES:
        at = lower.find(phrase)
        if at >= 0:
            return text[at : at + len(phrase)]
    found = _CHANGES_WHAT.search(text) if "Changes " in text else None
    return found[1].rstrip() if found else ""


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
    return "read" if lower.startswith(("read", "changes nothing")) else "change"
