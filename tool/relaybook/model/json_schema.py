"""JSON Schemas for editors, from the same definitions that the loader checks records with."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic import AliasChoices, BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from relaybook.config import Configuration
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.field_descriptions import FIELD_DESCRIPTIONS
from relaybook.model.fields import Part
from relaybook.model.guide import Guide
from relaybook.model.handover import Handover
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: Mapping[str, type[BaseModel]] = {
    "system": System,
    "contact": Contact,
    "runbook": Runbook,
    "decision": Decision,
    "exercise": Exercise,
    "handover": Handover,
    "guide": Guide,
    "configuration": Configuration,
}
_NOT_APPLICABLE = {
    "type": "object",
    "description": "Says that the field does not apply, and why.",
    "properties": {
        "not_applicable": {
            "type": "string",
            "minLength": 20,
            "description": "The reason, in at least 20 characters.",
        }
    },
    "required": ["not_applicable"],
    "additionalProperties": False,
}
# A dash in a key is read as an underscore, so such keys are left to `relaybook check`.
_DASHED = "^[a-z0-9_]+(-[a-z0-9_]+)+$"


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of record, or of `relaybook.yml` for `configuration`.

    Raises KeyError for any other word.
    """
    model = KINDS[kind]
    models: list[type[BaseModel]] = (
        [Contact, *CONTACT_TYPES.values()] if model is Contact else [model]
    )
    references, shared = models_json_schema(
        [(one, "validation") for one in models], schema_generator=_Generator
    )
    root = references[model, "validation"]
    if model is Contact:
        root = _by_type(references)
    definitions = {**shared["$defs"], "NotApplicable": _NOT_APPLICABLE}
    return {
        "$schema": DIALECT,
        "$id": f"urn:relaybook:1:{kind}",
        "title": "relaybook.yml" if model is Configuration else f"relaybook {kind}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _by_type(references: Mapping[Any, JsonSchemaValue]) -> JsonSchemaValue:
    """Return a schema that follows the type of a contact."""
    choices = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": references[model, "validation"],
        }
        for name, model in CONTACT_TYPES.items()
    ]
    untyped = {"not": {"required": ["type"]}}
    choices.append({"if": untyped, "then": references[Contact, "validation"]})
    known = {"type": {"enum": list(CONTACT_TYPES)}}
    return {"type": "object", "properties": known, "allOf": choices}


class _Generator(GenerateJsonSchema):
    """Writes what the loader accepts: one value for a list, a bare id, a reason for no value."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as pydantic calls it
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        if found.get("default", "") is None:
            del found["default"]
        return found

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        return _widened(inner, cast("Callable[[Any], Any]", schema["function"]["function"]))

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        model = schema["cls"]
        properties = found.get("properties", {})
        for key, other in _other_names(model):
            properties[other] = dict(properties[key])
        found["properties"] = {
            key: _described(model, key, value) for key, value in properties.items()
        }
        if found.get("additionalProperties") is False:
            found["patternProperties"] = {_DASHED: {}}
        return found


def _widened(inner: JsonSchemaValue, prepare: Callable[[Any], Any]) -> JsonSchemaValue:
    """Try what the loader makes of a bare word, and allow it where it makes something of it."""
    try:
        made = prepare("word")
    except ValueError:
        return inner
    if isinstance(made, list) and "items" in inner:
        return {"anyOf": [inner["items"], inner]}
    return {"anyOf": [{"type": "string"}, inner]} if isinstance(made, dict) else inner


def _other_names(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Return (name in the schema, another name that is read too)."""
    pairs = []
    for info in model.model_fields.values():
        if isinstance(info.validation_alias, AliasChoices):
            first, *rest = (str(choice) for choice in info.validation_alias.choices)
            pairs += [(first, other) for other in rest]
    return pairs


def _described(model: type[BaseModel], key: str, value: JsonSchemaValue) -> JsonSchemaValue:
    if issubclass(model, Part):
        choices = value.get("anyOf", [value])
        rest = {"default": value["default"]} if "default" in value else {}
        choices = [{k: v for k, v in choice.items() if k != "default"} for choice in choices]
        empty = [{"$ref": "#/$defs/NotApplicable"}, {"type": "null"}]
        value = {"anyOf": [*choices, *empty], **rest}
    text = _description(model, key)
    return {"description": text, **value} if text else value


def _description(model: type[BaseModel], key: str) -> str:
    tables = (FIELD_DESCRIPTIONS.get(one.__name__, {}) for one in model.__mro__)
    return next((table[key] for table in tables if key in table), "")
