"""A list of teams or services that stands in some file, read as `owners.registries` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from relaybook.config_owners import RegistrySource
from relaybook.load.ownership.claim import Claim, Handle, OwnersFault
from relaybook.load.yaml_document import parse_yaml
from relaybook.source import FieldPath, LineColumn, Place

_NEAREST = 1_000_000


@dataclass(frozen=True, slots=True)
class Registry:
    """What a registry says, by what its entries name: ids, paths and folders of records."""

    by_name: Mapping[str, Claim] = field(default_factory=dict)
    by_path: Mapping[str, Claim] = field(default_factory=dict)
    by_folder: Mapping[str, Claim] = field(default_factory=dict)
    faults: tuple[OwnersFault, ...] = ()
    says_escalation: bool = False

    def claims(self, path: str, id_: str, above: int = 0) -> Iterator[Claim]:
        """Yield what it says of the record `id_` at `path`, the nearest first.

        above: how many folders lead from the root of the repository to the knowledge base.
        """
        for found in (self.by_path.get(path), self.by_name.get(id_)):
            if found:
                yield found
        folder = path.rpartition("/")[0]
        while folder:
            # An entry names a folder by its whole path, or by its name alone.
            for written in dict.fromkeys((folder, folder.rpartition("/")[2])):
                if found := self.by_folder.get(written):
                    yield replace(found, nearness=folder.count("/") + 1 + above)
            folder = folder.rpartition("/")[0]


def read_registry(source: RegistrySource, text: str) -> Registry:
    """Read the text of a registry, YAML or JSON."""
    is_json = source.file.endswith(".json")
    document = parse_yaml(text.replace("\t", " ") if is_json else text, keys_as_written=True)
    faults = [
        OwnersFault(Place(source.file, LineColumn(one.line, one.column)), one.message, one.help)
        for one in document.faults
    ]
    if document.value is None and faults:
        return Registry(faults=tuple(faults))
    tables: dict[str, dict[str, Claim]] = {"name": {}, "path": {}, "folder": {}}
    entries, fault = _entries(document.value, source)
    for entry, at in entries:
        if claim := _claim(entry, at, source):
            _enter(tables, source, entry, claim)
    if fault:
        faults.append(fault)
    says_escalation = bool(source.escalation)
    return Registry(
        tables["name"], tables["path"], tables["folder"], tuple(faults), says_escalation
    )


def _entries(
    value: Any, source: RegistrySource
) -> tuple[list[tuple[Mapping[str, Any], FieldPath]], OwnersFault | None]:
    """Return each entry with where it stands; an entry may stand under its name as a key."""
    steps = tuple(source.list.split(".")) if source.list else ()
    found = _at(value, steps)
    at: FieldPath = (0, *steps)
    if isinstance(found, list):
        return [(one, (*at, i)) for i, one in enumerate(found) if isinstance(one, dict)], None
    if isinstance(found, dict) and any(isinstance(one, dict) for one in found.values()):
        named = [(key, one) for key, one in found.items() if isinstance(one, dict)]
        return [({source.name: key, **one}, (*at, key)) for key, one in named], None
    what = f"{source.list!r} is no list" if source.list else "the file holds no list"
    help_ = "name the key that leads to the list of teams or services, in owners.registries"
    return [], OwnersFault(Place(source.file, at if steps else None), what, help_)


def _at(value: Any, steps: FieldPath) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _claim(entry: Mapping[str, Any], at: FieldPath, source: RegistrySource) -> Claim | None:
    owner = tuple(_handles(entry, at, source.owner, source.file))
    escalation = tuple(_handles(entry, at, source.escalation, source.file))
    if not owner and not escalation:
        return None
    return Claim(owner, Place(source.file, at), _NEAREST, escalation=escalation)


def _handles(entry: Mapping[str, Any], at: FieldPath, key: str, file: str) -> Iterator[Handle]:
    if not key:
        return
    steps = tuple(key.split("."))
    value = _at(entry, steps)
    for index, one in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(one, str) and one.strip():
            yield Handle(one.strip(), Place(file, (*at, *steps, index)), may_be_id=True)


def _enter(
    tables: dict[str, dict[str, Claim]],
    source: RegistrySource,
    entry: Mapping[str, Any],
    claim: Claim,
) -> None:
    """File a claim under what its entry names; of two entries the first counts."""
    keys = {"name": source.name, "path": source.path, "folder": source.folder}
    for table, key in keys.items():
        value = _at(entry, tuple(key.split("."))) if key else None
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.strip():
                named = one.strip() if table == "name" else one.strip().strip("/")
                tables[table].setdefault(named.removeprefix("./"), claim)
