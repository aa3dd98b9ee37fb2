"""Values of fields as people would write them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from relaybook.model.duration import Duration
from relaybook.model.fields import Part
from relaybook.model.hours import Hours
from relaybook.model.secrets import mask_secrets


def value_in_words(value: Any) -> str:
    """Return a value on one line; what looks like a secret is masked."""
    return mask_secrets(_words(value))


def entries_of(value: Any) -> tuple[str, ...]:
    """Return the entries of a list of objects, each on one line; empty for any other value."""
    if not isinstance(value, tuple) or not any(isinstance(item, Part) for item in value):
        return ()
    return tuple(value_in_words(item) for item in value)


def _words(value: Any) -> str:
    if isinstance(value, Part):
        return ", ".join(f"{key}: {_inner(item)}" for key, item in written_fields(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_inner(item)}" for key, item in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(map(_inner, value))
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Duration | Hours):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value)


def _inner(value: Any) -> str:
    text = _words(value)
    if isinstance(value, Part | Mapping):
        return f"{{{text}}}"
    return f"[{text}]" if isinstance(value, tuple | list) else text


def written_fields(part: Part) -> Iterator[tuple[str, Any]]:
    """Yield (key, value) of what was given, in the order of the model."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if name in part.model_fields_set and value is not None:
            yield info.alias or name, value
