"""Presence: it is there, and it says something."""

from collections.abc import Iterator

from relaybook.rules.requirements.asked import Asked, lacking
from relaybook.rules.requirements.entry import Value, values
from relaybook.rules.requirements.outcome import NotApplicable, Said


def present(asked: Asked) -> Iterator[Said]:
    empty: list[Value] = []
    for field in asked.check.fields:
        found = list(values(asked.entry, field)) or [Value(tuple(field.split(".")), None)]
        if asked.check.any_of and any(one.is_filled for one in found):
            return
        for one in found:
            if reason := asked.entry.reason(one.path):
                yield NotApplicable(reason)
            elif not one.is_filled:
                empty.append(one)
    if empty:
        yield from lacking(asked, empty)
