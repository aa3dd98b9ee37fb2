"""`docs/reference/fields.md`, from the typed definition of each kind of record."""

from collections.abc import Iterator, Mapping

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo
from tests.docs.asked_fields import asked
from tests.docs.markdown import code, page, table
from tests.docs.reference_types import in_words, objects_in

from relaybook.model.access import AccessPart
from relaybook.model.business import BusinessPart
from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.controls import ControlsPart
from relaybook.model.data import DataPart
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.field_descriptions import FIELD_DESCRIPTIONS
from relaybook.model.handover import Handover
from relaybook.model.models import ModelsPart
from relaybook.model.monitoring import MonitoringPart
from relaybook.model.record import Record
from relaybook.model.recovery import RecoveryPart
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

_INTRODUCTION = """\
The folder of a file says its kind, the file name its id. No field is required by the format: a
record that lacks one loads, and a rule says what is missing from the level in the column *Asked*
(*always* means at every level). What is inherited counts as present.

- `-` in a key is read as `_`. A single value is accepted for a list.
- A length of time is written `20m`, `4h`, `90d`, `6 months` or as ISO 8601. A day is `2026-01-31`.
  Hours are `24x7`, or ranges such as `Mon-Fri 09:00-18:00`.
- The id of a record is written bare where one kind fits, else with its kind: `team:payments`.
- Any field may say that it does not apply, with a reason of at least 20 characters:
  `{not_applicable: "a nightly file, so nobody waits for it"}`.
- A list of objects may stand in a CSV file beside its record: `systems/<id>/access.csv`,
  `handovers/<id>/sessions.csv`. The header row names the fields; `|` separates values in a cell.
- An unknown key is a warning with the nearest known one."""

_KINDS: tuple[tuple[type[Record], str, str], ...] = (
    (System, "System", "`systems/<id>.yaml` or `.md`."),
    (Contact, "Contact", "`contacts/<id>.yaml`. What all types have:"),
    (Runbook, "Runbook", "Front matter of `runbooks/<area>/<id>.md`. All of it may be left out."),
    (Decision, "Decision", "Front matter of `decisions/<log>/NNNN-<slug>.md`."),
    (Exercise, "Exercise", "`exercises/<date>-<slug>.yaml`."),
    (Handover, "Handover", "Front matter of `handovers/<id>.md`; its lists may be CSV tables."),
)
_ASPECTS: tuple[tuple[type[Record], str], ...] = (
    (RecoveryPart, "recovery"),
    (MonitoringPart, "monitoring"),
    (AccessPart, "access"),
    (DataPart, "data"),
    (ModelsPart, "models"),
    (BusinessPart, "business"),
    (ControlsPart, "controls"),
)
_CONTACTS: tuple[type[Contact], ...] = (Team, Person, Role, Vendor)
_HEADERS = ("Field", "Holds", "Asked", "Meaning")


def fields_page() -> str:
    parts = [part for kind, title, where in _KINDS for part in _kind(kind, title, where)]
    return page("# Fields", _INTRODUCTION, *parts, "## Objects", *_objects())


def _kind(kind: type[Record], title: str, where: str) -> Iterator[str]:
    yield f"## {title}"
    yield where
    yield _table(kind, _own_fields(kind))
    if kind is System:
        for aspect, name in _ASPECTS:
            yield f"### {title}: {name}"
            files = f"`systems/<id>/{name}.yaml`" + (
                " or `systems/<id>/cost.yaml`" if name == "business" else ""
            )
            yield f"In the main file, or in {files}."
            yield _table(System, aspect.model_fields)
    if kind is Contact:
        for one in _CONTACTS:
            yield f"### {one.__name__}"
            yield f"`type: {one.__name__.lower()}`. Beside the fields of every contact:"
            known = Contact.model_fields
            fields = {name: info for name, info in one.model_fields.items() if name not in known}
            yield _table(one, fields)


def _own_fields(kind: type[Record]) -> Mapping[str, FieldInfo]:
    elsewhere = {name for aspect, _ in _ASPECTS for name in aspect.model_fields}
    hidden = elsewhere if kind is System else set()
    return {name: info for name, info in kind.model_fields.items() if name not in hidden}


def _objects() -> Iterator[str]:
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [*(kind for kind, _, _ in _KINDS), *_CONTACTS]
    while waiting:
        for info in waiting.pop().model_fields.values():
            new = [one for one in objects_in(info.annotation) if one.__name__ not in found]
            found |= {one.__name__: one for one in new}
            waiting += new
    for name, model in sorted(found.items()):
        yield f"### {name}"
        yield (model.__doc__ or "").split("\n", maxsplit=1)[0]
        yield table(("Field", "Holds", "Meaning"), _object_rows(model))


def _object_rows(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        yield code(_key(name, info)), _type(info), _description(model, name)


def _table(model: type[Record], fields: Mapping[str, FieldInfo]) -> str:
    rows = (
        (code(_key(name, info)), _type(info), asked(model, name), _description(model, name))
        for name, info in fields.items()
    )
    return table(_HEADERS, rows)


def _type(info: FieldInfo) -> str:
    return in_words(info.annotation, tuple(info.metadata))


def _key(name: str, info: FieldInfo) -> str:
    if isinstance(info.validation_alias, AliasChoices):
        return str(info.validation_alias.choices[0])
    return info.alias or name


def _description(model: type[BaseModel], name: str) -> str:
    keys = (name, name.rstrip("_"))
    tables = (FIELD_DESCRIPTIONS.get(one.__name__, {}) for one in model.__mro__)
    return next((found[key] for found in tables for key in keys if key in found), "")
