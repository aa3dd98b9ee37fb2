"""A scorecard as plain JSON values, and the hash by which a meeting can be replayed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from relaybook import __version__
from relaybook.model.secrets import mask_secrets
from relaybook.review.scorecard import Scorecard

VERSION = 1


def canonical(card: Scorecard) -> dict[str, Any]:
    """Return a scorecard as values that JSON has; days as ISO 8601, secrets masked."""
    plain: dict[str, Any] = _plain(card)
    if card.since is None:  # it was not asked
        del plain["since"]
    return {"version": VERSION, "relaybook": __version__, **plain}


def written(content: Mapping[str, Any]) -> str:
    """Return the canonical JSON: sorted keys, no spaces, ASCII, one line with its end."""
    return json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n"


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON."""
    return hashlib.sha256(written(content).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return mask_secrets(value) if isinstance(value, str) else value
