"""How messages name a place inside a record."""

from relaybook.source import FieldPath


def written(path: FieldPath) -> str:
    """Return a path as people say it, rows counted from 1: `depends_on[2].to`."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
