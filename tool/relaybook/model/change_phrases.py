"""The words by which the text of a step says that it changes something."""

_PHRASES = ("changes production", "changes data", "cannot be undone")


def change_in_prose(text: str) -> str:
    """Return those words as they are written; empty where there are none."""
    lower = text.lower()
    for phrase in _PHRASES:
        at = lower.find(phrase)
        if at >= 0:
            return text[at : at + len(phrase)]
    return ""
