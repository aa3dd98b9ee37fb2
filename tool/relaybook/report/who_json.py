"""Who to call, for other programs."""

import json
from collections.abc import Iterable
from typing import Any

from relaybook.findings import AsOf
from relaybook.model.assumed_gone import Gone
from relaybook.model.call_list import Call, CallList
from relaybook.model.contact import Contact
from relaybook.model.secrets import mask_in

VERSION = 1


def render(lists: Iterable[CallList], as_of: AsOf, gone: Gone = ()) -> str:
    """Return an object with `lists`, each with its `calls` in order."""
    content = {
        "version": VERSION,
        "as_of": {"day": as_of.day.isoformat(), "fixed": as_of.fixed or None},
        "assumed_gone": list(gone),
        "lists": [_list(one) for one in lists],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _list(one: CallList) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "name": one.name,
        "path": one.path or None,
        "source": one.source,
        "calls": [_call(call) for call in one.calls],
    }


def _call(call: Call) -> dict[str, Any]:
    return {
        "contact": call.written,
        "name": call.contact.name if call.contact else None,
        "active": call.standing.active,
        "reason": call.standing.reason or None,
        "vendor": call.vendor or None,
        "respond_within": call.respond_within.text if call.respond_within else None,
        "hours": call.hours.text if call.hours else None,
        "time_zone": call.time_zone or None,
        "reach": _ways(call.ways),
        "people": [_person(who) for who in call.people],
    }


def _person(who: Contact) -> dict[str, Any]:
    ways = who.reach.ways() if who.reach else ()
    return {"contact": f"{who.type}:{who.id}", "name": who.name, "reach": _ways(ways)}


def _ways(ways: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"channel": channel, "value": value} for channel, value in ways]
