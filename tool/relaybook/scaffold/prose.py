"""Sentences from what people type on one line."""

_ENDS = (".", "!", "?", ":", "…", "`", ")", "]", "*")


def sentence(text: str) -> str:
    """Return `text` on one line with a full stop, unless it ends in a way of its own."""
    line = " ".join(text.split())
    return line if not line or line.endswith(_ENDS) else f"{line}."


def listed(names: list[str]) -> str:
    """Return `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
