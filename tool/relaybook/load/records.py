"""Parsed files to records, while other files are still being parsed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from relaybook.findings import Acceptance, Problem
from relaybook.load.alert_rules import alert_rules
from relaybook.load.assemble import Assembly, Draft, with_defaults
from relaybook.load.decisions.head import Head
from relaybook.load.decisions.reader import DecisionReader
from relaybook.load.discover import Found
from relaybook.load.key_map import NO_KEYS, KeyMap
from relaybook.load.kinds import model_for, models_of
from relaybook.load.parse import Parsed
from relaybook.load.table_fields import split_cells
from relaybook.load.unknown_defaults import unknown_defaults
from relaybook.load.validate import build_record, field_names
from relaybook.model.alert import AlertRule
from relaybook.model.decision import Decision
from relaybook.model.decision_reading import Reading
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.outline import EMPTY_OUTLINE, Outline
from relaybook.model.record import Facts, Record
from relaybook.source import LineColumn, Place

if TYPE_CHECKING:
    from relaybook.load.foreign.overlay import Overlay

_UNREAD = ("unreadable-file", "invalid-front-matter")
_NO_RECORD = ("aspect", "table", "defaults", "alert")
_USUAL = DecisionReader()


Built = tuple[Record, list[LoadProblem]]
Recall = Callable[[Draft, Callable[[], Built]], Built]


def build_anew(_: Draft, build: Callable[[], Built]) -> Built:
    """Recall nothing."""
    return build()


@dataclass
class Loaded:
    """What the files gave: records, alert rules, acceptance comments and problems."""

    records: list[Record] = field(default_factory=list)
    alerts: list[AlertRule] = field(default_factory=list)
    acceptances: list[Acceptance] = field(default_factory=list)
    problems: list[LoadProblem] = field(default_factory=list)


def build_records(
    parsed: Iterable[tuple[Found, Parsed]],
    keys: KeyMap = NO_KEYS,
    decisions: DecisionReader = _USUAL,
    overlay: "Overlay | None" = None,
    recall: Recall = build_anew,
) -> Loaded:
    """Build every record; the files come in the order of `parts_first`.

    keys: foreign keys that are read as our fields. decisions: reads the forms of decisions.
    overlay: what foreign catalogues say of records. recall: gives a record that was built before.
    """
    loaded = Loaded()
    assembly = Assembly(overlay=overlay)
    kinds: set[tuple[str, type[Record]]] = set()
    for draft in assembly.drafts(_with_notes(parsed, loaded)):
        build = partial(_record, draft, assembly.defaults, keys, decisions)
        record, problems = recall(draft, build)
        loaded.records.append(record)
        loaded.problems += problems
        if assembly.defaults:
            kinds.update((record.path, model) for model in models_of(draft.found.kind))
    loaded.problems += (*assembly.problems, *(overlay.problems if overlay else ()))
    loaded.problems += unknown_defaults(assembly.defaults, kinds, keys.foreign)
    loaded.records.sort(key=lambda record: record.path)
    return loaded


def _with_notes(
    parsed: Iterable[tuple[Found, Parsed]], loaded: Loaded
) -> Iterator[tuple[Found, Parsed]]:
    """Keep what is no record on the way: faults, acceptance comments and alert rules."""
    for found, one in parsed:
        if one.faults:
            loaded.problems += _faults(found, one)
        loaded.acceptances += [_acceptance(one.path, parts) for parts in one.acceptances]
        if found.kind == "alert":
            loaded.alerts += alert_rules(found.path, one.fields or [])
        else:
            yield found, one


def _record(
    draft: Draft, defaults: dict[str, Parsed], keys: KeyMap, decisions: DecisionReader
) -> Built:
    found, parsed = draft.found, draft.parsed
    type_ = with_defaults(draft, ("type",), defaults)[0].get("type")
    model = model_for(found.kind, type_)
    if keys.says_something:
        renamed = keys.apply(model, draft.fields, draft.origins, found.path)
        draft.fields, draft.origins = renamed
    reading = _reading(draft, decisions) if model is Decision else None
    fields, origins = with_defaults(draft, field_names(model, ()), defaults)
    fields = split_cells(model, fields, origins)
    outline = Outline(parsed.outline) if parsed.outline else EMPTY_OUTLINE
    facts = Facts(
        found.id,
        found.path,
        outline,
        origins,
        files=tuple(draft.files),
        fields_read=_fields_read(parsed),
        reading=reading,
        stands_at=draft.stands_at,
    )
    return build_record(model, fields, facts)


def _reading(draft: Draft, decisions: DecisionReader) -> Reading:
    head = draft.parsed.head
    found = Head(*head) if head is not None else None
    return decisions.read(draft, found)


def _fields_read(parsed: Parsed) -> bool:
    """Whether the fields are what the file says, not the rest of one that cannot be read."""
    return bool(parsed.fields) or not any(fault[0] in _UNREAD for fault in parsed.faults)


def _faults(found: Found, parsed: Parsed) -> list[LoadProblem]:
    record = "" if found.kind in _NO_RECORD else f"{found.kind}:{found.id}"
    return [
        LoadProblem(
            rule, Problem(Place(parsed.path, LineColumn(line, column)), message, help_), record
        )
        for rule, message, help_, line, column in parsed.faults
    ]


def _acceptance(path: str, parts: tuple[Any, ...]) -> Acceptance:
    rule, reason, until, line, first, last = parts
    place = Place(path, LineColumn(line, 1))
    return Acceptance(rule, reason, _day(until), place, (first, last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
