"""From plain fields to a typed record: what is wrong is reported and left out, the rest stays."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from relaybook.findings import Problem
from relaybook.load.discover import form_of
from relaybook.load.field_messages import invalid_field, unknown_field
from relaybook.load.repair import repaired
from relaybook.load.single_mapping import mappings_named
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.field_path import written
from relaybook.model.fields import Part
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.record import Facts, Record
from relaybook.source import FieldPath

R = TypeVar("R", bound=Record)
SHORTEST_REASON = 20
_NESTED = (dict, list)


def build_record(
    model: type[R], fields: Mapping[str, Any], facts: Facts
) -> tuple[R, list[LoadProblem]]:
    """Validate `fields`; what is wrong is reported and left out, and no other field is."""
    reasons: dict[FieldPath, str] = {}
    kept = _without_reasons(fields, (), reasons) if _says_not_applicable(fields) else fields
    facts = replace(facts, not_applicable=reasons, files=facts.files or (facts.path,))
    errors: list[ErrorDetails] = []
    try:
        record = model.from_fields(kept, facts)
    except ValidationError as error:
        record, errors = repaired(model, kept, facts, error)
        errors = mappings_named(errors, kept, lambda path: part_at(model, path))
    problems = [_problem(record, model, error) for error in errors if not _waits(model, error)]
    return record, problems + _short_reasons(record)


def _says_not_applicable(value: Any) -> bool:
    if value.__class__ is dict:
        return "not_applicable" in value or any(
            _says_not_applicable(item) for item in value.values() if item.__class__ in _NESTED
        )
    return any(_says_not_applicable(item) for item in value if item.__class__ in _NESTED)


def _without_reasons(value: Any, path: FieldPath, reasons: dict[FieldPath, str]) -> Any:
    if isinstance(value, Mapping):
        kept = {}
        for key, item in value.items():
            if isinstance(item, Mapping) and set(item) == {"not_applicable"}:
                reasons[(*path, key)] = str(item["not_applicable"] or "")
            else:
                kept[key] = _without_reasons(item, (*path, key), reasons)
        return kept
    if isinstance(value, list):
        return [_without_reasons(item, (*path, at), reasons) for at, item in enumerate(value)]
    return value


def _short_reasons(record: Record) -> list[LoadProblem]:
    return [
        LoadProblem(
            "invalid-field",
            Problem(
                record.at(*path),
                f"{written(path)} is said not to apply, without a reason that explains it",
                f"write why in at least {SHORTEST_REASON} characters",
            ),
            record.reference,
            str(path[0]) if len(path) == 1 else "",
        )
        for path, reason in record.not_applicable.items()
        if len(reason.strip()) < SHORTEST_REASON
    ]


def _waits(model: type[Record], error: ErrorDetails) -> bool:
    """Whether a key may be right: until a contact has a type, nobody knows which fields it has."""
    if model is not Contact or error["type"] != "extra_forbidden":
        return False
    return any(error["loc"][0] in field_names(kind, ()) for kind in CONTACT_TYPES.values())


def _problem(record: Record, model: type[Record], error: ErrorDetails) -> LoadProblem:
    path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        known = field_names(model, path[:-1])
        place = record.at(*path)
        of_page = form_of(place.path) == "markdown"
        message, help_ = unknown_field(model.kind, path, known, of_page=of_page)
        return LoadProblem("unknown-field", Problem(place, message, help_), record.reference)
    message, help_ = invalid_field(path, error)
    return LoadProblem(
        "invalid-field", Problem(record.at(*path), message, help_), record.reference, str(path[0])
    )


@cache
def field_names(model: type[Part], path: FieldPath) -> list[str]:
    """Return the keys that may stand at `path` of a model."""
    part = part_at(model, path)
    return [info.alias or name for name, info in part.model_fields.items()] if part else []


def part_at(model: type[Part], path: FieldPath) -> type[Part] | None:
    """Return the model of the object, or of the items of the list, at `path` of a model."""
    current: type[Part] = model
    for step in path:
        if isinstance(step, str):
            found = next(
                (info for name, info in current.model_fields.items() if step in (name, info.alias)),
                None,
            )
            inner = _part_in(found.annotation) if found else None
            if inner is None:
                return None
            current = inner
    return current


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    for inner in getattr(annotation, "__args__", ()):
        if found := _part_in(inner):
            return found
    return None
