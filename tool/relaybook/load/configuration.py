"""`relaybook.yml` read and checked; unlike a record, it must be right before anything runs."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from relaybook.config import FILE_NAME, WITHOUT_FILE, Configuration
from relaybook.config_section import Section
from relaybook.errors import ConfigurationError
from relaybook.load.configuration_faults import (
    ConfigurationFault,
    fault_of_key,
    fault_of_value,
    meant,
    refuse,
)
from relaybook.load.field_messages import invalid_field
from relaybook.load.parse import decode
from relaybook.load.yaml_document import FIRST_IS_USED, parse_yaml
from relaybook.model.decision_status import STATUSES, plain_word
from relaybook.model.field_path import written
from relaybook.model.heading_style import section_names
from relaybook.model.step_labels import LABEL_NAMES
from relaybook.source import FieldPath, Tree, Unreadable


def load_configuration(tree: Tree) -> Configuration:
    """Read `relaybook.yml` of a tree, or the defaults where there is none.

    Raises ConfigurationError with file, line and what to write.
    """
    if FILE_NAME not in tree.paths():
        _refuse_what_is_no_file(tree)
        return WITHOUT_FILE
    data = tree.read(FILE_NAME)
    text = data if isinstance(data, Unreadable) else decode(data)
    if isinstance(text, Unreadable):
        raise ConfigurationError(f"{FILE_NAME} {text.reason}; {text.help}")
    return read_configuration(text)


def read_configuration(text: str) -> Configuration:
    """Check the text of a `relaybook.yml`; raises ConfigurationError."""
    document = parse_yaml(text, keys_as_written=True)
    faults = [
        ConfigurationFault(
            one.line, one.column, f"{one.message.removesuffix(FIRST_IS_USED)}; {one.help}"
        )
        for one in document.faults
    ]
    if not isinstance(document.value, dict | None):
        nothing = "holds no fields; write one `key: value` per line"
        refuse(faults or [ConfigurationFault(1, 1, nothing)])
    configuration = _validated(text, document.value or {}, faults)
    refuse(
        [
            *faults,
            *_unknown_sections(text, document.value or {}),
            *_unknown_statuses(text, document.value or {}),
            *_unknown_keys(text, configuration),
        ]
    )
    return configuration


def _validated(
    text: str, fields: dict[str, Any], faults: list[ConfigurationFault]
) -> Configuration:
    """Return the configuration; what is wrong is added to `faults`."""
    try:
        return Configuration.model_validate(fields)
    except ValidationError as error:
        faults += (_fault(text, fields, one) for one in error.errors(include_url=False))
        return WITHOUT_FILE


def _refuse_what_is_no_file(tree: Tree) -> None:
    for fault in tree.faults():
        if fault.path == FILE_NAME:
            raise ConfigurationError(f"{FILE_NAME} {fault.reason}; {fault.help}")
    if any(path.startswith(f"{FILE_NAME}/") for path in tree.paths()):
        raise ConfigurationError(f"{FILE_NAME} is a folder; replace it by a file")


def _fault(text: str, fields: dict[str, Any], error: ErrorDetails) -> ConfigurationFault:
    path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        help_ = meant(str(path[-1]), _keys(path[:-1]), "keys")
        return fault_of_key(text, path, f"unknown key `{written(path)}`; {help_}")
    message, help_ = invalid_field(_as_written(fields, path), error)
    return fault_of_value(text, path, f"{message}; {help_}")


def _as_written(value: Any, path: FieldPath) -> FieldPath:
    """Leave out steps that nobody wrote, such as the `default` of `level: full`."""
    kept: FieldPath = ()
    for step in path:
        if isinstance(value, dict):
            names = {str(key).replace("-", "_"): item for key, item in value.items()}
            value = value.get(step, names.get(str(step)))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            continue
        kept = (*kept, step)
    return kept


def _unknown_sections(text: str, fields: dict[str, Any]) -> Iterator[ConfigurationFault]:
    """Yield names below `aliases.headings` and `aliases.labels` that are none of a runbook."""
    aliases = fields.get("aliases")
    for key, what, known in (
        ("headings", "section", section_names()),
        ("labels", "label of a step", LABEL_NAMES),
    ):
        given = aliases.get(key) if isinstance(aliases, dict) else None
        for name in given if isinstance(given, dict) else ():
            if str(name).replace("-", "_") not in known:
                message = f"aliases.{key} names {name!r}, which is no {what}"
                help_ = meant(str(name), known, f"{what}s" if key == "headings" else "labels")
                yield fault_of_key(text, ("aliases", key, name), f"{message}; {help_}")


def _unknown_statuses(text: str, fields: dict[str, Any]) -> Iterator[ConfigurationFault]:
    """Yield names below `aliases.statuses` that are no status, on neither side."""
    aliases = fields.get("aliases")
    statuses = aliases.get("statuses") if isinstance(aliases, dict) else None
    for name, words in statuses.items() if isinstance(statuses, dict) else ():
        given = [str(one) for one in (words if isinstance(words, list) else [words])]
        if not {plain_word(name), *map(plain_word, given)} & set(STATUSES):
            path = ("aliases", "statuses", name)
            message = f"aliases.statuses names {name!r}, which is no status"
            yield fault_of_key(text, path, f"{message}; {meant(name, STATUSES, 'statuses')}")


def _unknown_keys(text: str, configuration: Configuration) -> Iterator[ConfigurationFault]:
    """Yield names below `aliases.keys` that are no field of a record."""
    if not configuration.aliases.keys:
        return
    from relaybook.load.key_map import known_fields, unknown_keys  # noqa: PLC0415 - models are slow

    for name in unknown_keys(configuration.aliases.keys):
        message = f"aliases.keys names {name!r}, which is no field"
        help_ = meant(name, known_fields(), "fields")
        yield fault_of_key(text, ("aliases", "keys", name), f"{message}; {help_}")


def _keys(path: FieldPath) -> list[str]:
    section: type[Section] = Configuration
    for step in path:
        if isinstance(step, str) and step in section.model_fields:
            section = _section_in(section.model_fields[step].annotation) or section
    return list(section.model_fields)


def _section_in(annotation: Any) -> type[Section] | None:
    """Return the section that a key holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation
    found = (_section_in(inner) for inner in getattr(annotation, "__args__", ()))
    return next((one for one in found if one), None)
