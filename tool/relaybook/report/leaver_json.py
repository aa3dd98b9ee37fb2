"""What rests on somebody who leaves, for other programs."""

import json
from typing import Any

from relaybook.findings import AsOf
from relaybook.model.secrets import mask_in
from relaybook.review.leaver import Leaving
from relaybook.review.resting import Resting

VERSION = 1


def render(leaving: Leaving, as_of: AsOf) -> str:
    """Return an object with `resting`, in the order of the text."""
    content = {
        "version": VERSION,
        "as_of": {"day": leaving.day.isoformat(), "fixed": as_of.fixed or None},
        "assumed_gone": [leaving.contact],
        "name": leaving.name,
        "last_day": leaving.last.isoformat() if leaving.last else None,
        "with_them": list(leaving.with_them),
        "emptied": list(leaving.emptied),
        "resting": [_one(one) for one in leaving.resting],
        "nobody_else": len(leaving.alone),
        "unknown": list(leaving.unknown),
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _one(one: Resting) -> dict[str, Any]:
    return {
        "area": one.area,
        "record": one.record,
        "name": one.name,
        "what": one.what,
        "path": one.path,
        "line": one.span.line,
        "column": one.span.column,
        "key": one.key,
        "on": one.on,
        "remains": list(one.remains),
        "instead": one.instead,
        "shared_by": list(one.shared_by),
    }
