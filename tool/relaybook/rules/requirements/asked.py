"""One check put to one part of a record, and the values that it judges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from relaybook.findings import Problem
from relaybook.model.field_path import written
from relaybook.model.requirement import FieldCheck, Requirement
from relaybook.rules.requirements.entry import EMPTY, Entry, Value, is_filled, values
from relaybook.rules.requirements.outcome import NotApplicable, Said, Unmet
from relaybook.rules.requirements.tier import tier_of

if TYPE_CHECKING:
    from relaybook.rules.context import Context
    from relaybook.source import FieldPath


class Asked(NamedTuple):
    """One check of a requirement put to one entry."""

    check: FieldCheck
    entry: Entry
    context: Context
    requirement: Requirement

    def unmet(self, message: str, path: tuple[str | int, ...] = (), value: Any = "") -> Unmet:
        """Return a finding at a part of the entry; the words of the check come first."""
        field = written(path)
        says = self.check.says
        text = says.format(entry=self.entry.label, field=field, value=value) if says else message
        write = self.check.write or self.requirement.write
        return Unmet(Problem(self.entry.place(path), text, write))

    def limit(self, usual: int | str | None, for_tier_1: int | str | None) -> int:
        """Return the number that holds for the tier of the record: as written, or a threshold."""
        is_tier_1 = tier_of(self.entry.record, self.context) == 1
        chosen = for_tier_1 if is_tier_1 and for_tier_1 is not None else usual
        if isinstance(chosen, str):
            requirement = self.requirement
            default = requirement.thresholds[chosen]
            return self.context.configuration.threshold(requirement.id, chosen, default)
        return chosen or 0


def lacking(asked: Asked, lacking: list[Value]) -> Iterator[Said]:
    """Report absent fields of an entry together; one that another finding explains says nothing."""
    entry, record = asked.entry, asked.entry.record
    told = [
        one
        for one in lacking
        if one.value in EMPTY
        and not (not entry.path and asked.context.is_explained(record, str(one.path[0])))
        and not asked.context.is_explained_at(entry.place(one.path))
    ]
    if not told:
        yield Unmet()  # a value that only holds a place has a finding of its own
        return
    message = f"{entry.label} has no {_named([one.path for one in told])}"
    yield asked.unmet(message, told[0].path if _is_partly_there(entry, told[0]) else ())


def _is_partly_there(entry: Entry, value: Value) -> bool:
    """Whether the object that should hold the field is there, so that its place is the nearest."""
    return len(value.path) > 1 and any(
        is_filled(one.value) for one in values(entry, str(value.path[0]))
    )


def filled(asked: Asked) -> Iterator[Value | Said]:
    """Yield the values of the fields of a check, and what to say of those that are absent."""
    for field in asked.check.fields:
        found = list(values(asked.entry, field))
        if not found and not asked.check.optional:
            yield from absent(asked, Value(tuple(field.replace("[]", "").split(".")), None), field)
        for one in found:
            if reason := asked.entry.reason(one.path):
                yield NotApplicable(reason)
            elif one.is_filled:
                yield one
            elif not asked.check.optional:
                yield from absent(asked, one, field)


def absent(asked: Asked, value: Value, field: str) -> Iterator[Said]:
    root = field.partition(".")[0].removesuffix("[]")
    stated = asked.requirement.stated_beside(asked.check)
    if root in stated or field in stated:
        yield Unmet()
    else:
        yield from lacking(asked, [value])


def each(value: Value) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the items of a list, or the value itself, each with its path."""
    if not isinstance(value.value, tuple):
        yield value.path, value.value
        return
    for index, item in enumerate(value.value):
        yield (*value.path, index), item


def _named(paths: list[FieldPath]) -> str:
    """Return fields in words, those of one object after its first: `cost.as_of or .budget`."""
    names = [written(paths[0])]
    for before, path in pairwise(paths):
        is_same = len(path) > 1 and path[:-1] == before[:-1]
        names.append(f".{path[-1]}" if is_same else written(path))
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
