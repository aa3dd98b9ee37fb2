"""Requirement packs: ours, and those that an organisation keeps in `packs/*.yaml` of its base.

A pack of the knowledge base adds requirements, or changes one of ours: an entry with an `id` that
is known needs only the keys that differ.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from relaybook.load.configuration_faults import ConfigurationFault, fault_of_value, meant, refuse
from relaybook.load.yaml_document import parse_yaml
from relaybook.model.field_path import written
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.requirement import Requirement
from relaybook.rules.pack_faults import Fault, faults_of

FOLDER = "packs"
_ENDINGS = (".yaml", ".yml")
_LIST = "requirements"
Fields = Mapping[str, Any]


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Fields]:
    """Return our requirements as they are written, by id, sorted by code."""
    found: dict[str, Fields] = {}
    folder = files("relaybook.rules").joinpath(FOLDER)
    for resource in sorted(folder.iterdir(), key=lambda one: one.name):
        if resource.name.endswith(_ENDINGS):
            area = resource.name.partition(".")[0]
            text = resource.read_text(encoding="utf-8")
            found |= {
                one["id"]: {**one, "file": area}
                for one in parse_yaml(text, keys_as_written=True).value[_LIST]
            }
    return dict(sorted(found.items(), key=lambda one: str(one[1].get("code", ""))))


@lru_cache(maxsize=1)
def our_requirements() -> tuple[Requirement, ...]:
    """Return our requirements, by code."""
    return tuple(Requirement.model_validate(fields) for fields in built_in().values())


def requirements_of(base: KnowledgeBase, rules: Collection[str] = ()) -> tuple[Requirement, ...]:
    """Return our requirements with what the packs of a knowledge base add and change.

    rules: the ids of rules that they may refer to; any where none are given.
    Raises ConfigurationError with file, line and what to write.
    """
    found = {one.id: one for one in our_requirements()}
    for path in pack_files(base):
        for requirement in _read(path, base.sources.text(path), frozenset(found), frozenset(rules)):
            found[requirement.id] = requirement
    return tuple(found.values())


def pack_files(base: KnowledgeBase) -> tuple[str, ...]:
    """Return the paths of the packs of a knowledge base, sorted."""
    return tuple(filter(is_pack, sorted(base.files)))


def is_pack(path: str) -> bool:
    """Whether a file of a knowledge base is a pack."""
    return path.rpartition("/")[0] == FOLDER and path.endswith(_ENDINGS)


def _read(
    path: str, text: str, known: frozenset[str], rules: frozenset[str]
) -> tuple[Requirement, ...]:
    document = parse_yaml(text, keys_as_written=True)
    faults = [
        ConfigurationFault(one.line, one.column, f"{one.message}; {one.help}")
        for one in document.faults
    ]
    refuse(faults, path)
    value = document.value
    if not isinstance(value, dict) or not isinstance(value.get(_LIST), list):
        nothing = f"holds no `{_LIST}`; write a list of them below that key"
        faults.append(ConfigurationFault(1, 1, nothing))
    refuse(faults, path)
    found = list(_validated(text, value[_LIST], known, rules, faults))
    refuse(faults, path)
    return tuple(one.model_copy(update={"file": path}) for one in found)


def _validated(
    text: str,
    entries: list[Any],
    known: frozenset[str],
    rules: frozenset[str],
    faults: list[ConfigurationFault],
) -> Iterator[Requirement]:
    """Yield the requirements of a pack; what is wrong is added to `faults`."""
    for index, entry in enumerate(entries):
        at = (_LIST, index)
        if not isinstance(entry, dict) or not entry.get("id"):
            faults.append(
                fault_of_value(text, at, "has no id; write `id:` with words that name it")
            )
            continue
        fields = _changed(built_in().get(str(entry["id"]), {}), entry)
        try:
            requirement = Requirement.model_validate(fields)
        except ValidationError as error:
            for path, message in _refused(str(entry["id"]), error, known):
                faults.append(fault_of_value(text, (*at, *path), message))
            continue
        for path, message in faults_of(requirement, rules):
            said = f"{requirement.id}: {message}"
            faults.append(fault_of_value(text, (*at, *path), said))
        yield requirement


def _changed(ours: Fields, entry: Fields) -> Fields:
    """Return what an entry makes of one of ours; thresholds that it does not name stay."""
    kept, new = ours.get("thresholds"), entry.get("thresholds")
    if isinstance(kept, dict) and isinstance(new, dict):
        return {**ours, **entry, "thresholds": {**kept, **new}}
    return {**ours, **entry}


def _refused(id_: str, error: ValidationError, known: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with an entry; the keys that it lacks are named together."""
    absent = []
    for one in error.errors(include_url=False):
        path, message = one["loc"], one["msg"].removeprefix("Value error, ")
        if one["type"] == "missing" and len(path) == 1:
            absent.append(f"`{path[0]}`")
        else:
            yield path, f"{id_}: {written(path)}: {message}" if path else f"{id_} {message}"
    if absent:
        lacks = f"{id_} has no {', no '.join(absent)}"
        ours = meant(id_, known, "ids", "the page Requirements of the reference")
        yield (), f"{lacks}; write that, or the id of one of ours to change it: {ours}"
