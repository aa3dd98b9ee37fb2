"""Presence: it is there, and it says something."""

from collections.abc import Iterator

from relaybook.model.requirement import FieldCheck
from relaybook.rules.requirements.asked import Asked, lacking
from relaybook.rules.requirements.entry import Entry, Value, field_of, is_filled, values
from relaybook.rules.requirements.outcome import NotApplicable, Said


def is_plainly_there(check: FieldCheck, entry: Entry) -> bool:
    """Whether all that a check of presence asks for is there, without a word on why it is not.

    It is nearly always, and told faster than by `present`, which says everything else.
    """
    names = check.plain_fields[:1] if check.any_of else check.plain_fields
    return bool(names) and all(
        is_filled(field_of(entry.part, name)) and not entry.reason((name,)) for name in names
    )


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
