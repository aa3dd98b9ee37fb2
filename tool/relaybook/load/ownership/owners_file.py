"""OWNERS and OWNERS_ALIASES as Kubernetes writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic_core import SchemaError, SchemaValidator, core_schema

from relaybook.load.ownership.claim import Handle, OwnersFault
from relaybook.load.yaml_document import parse_yaml
from relaybook.source import FieldPath, LineColumn, Place

_ROLES = ("approvers", "reviewers")


class Filter(NamedTuple):
    """People for the files of a folder whose path, from that folder, holds an expression."""

    expression: SchemaValidator
    people: Mapping[str, tuple[Handle, ...]]


@dataclass(frozen=True, slots=True)
class OwnersFile:
    """One OWNERS file.

    people: approvers and reviewers of everything below. filters: where the file names none for
    everything. ends: whether nobody named above has a say (`no_parent_owners`).
    """

    people: Mapping[str, tuple[Handle, ...]]
    filters: tuple[Filter, ...] = ()
    ends: bool = False
    faults: tuple[OwnersFault, ...] = ()

    def named(self, role: str, path: str) -> tuple[Handle, ...]:
        """Return who is named for `path`, counted from the folder of the file."""
        if any(self.people.values()):
            return self.people.get(role, ())
        fitting = (one for one in self.filters if one.expression.isinstance_python(path))
        return tuple(dict.fromkeys(who for one in fitting for who in one.people.get(role, ())))


@dataclass(frozen=True, slots=True)
class OwnersAliases:
    """Names that stand for several people, in lower case."""

    members: Mapping[str, tuple[Handle, ...]]
    faults: tuple[OwnersFault, ...] = ()


def read_owners(path: str, text: str) -> OwnersFile:
    """Read the text of the OWNERS file at `path`."""
    reader = _Reader(path, [])
    fields = reader.fields(text)
    options = reader.mapping(fields, ("options",))
    found = OwnersFile(
        reader.people(fields, ()),
        tuple(reader.filters(reader.mapping(fields, ("filters",)))),
        str(options.get("no_parent_owners", "")).casefold() == "true",
    )
    return OwnersFile(found.people, found.filters, found.ends, tuple(reader.faults))


def read_aliases(path: str, text: str) -> OwnersAliases:
    """Read the text of the OWNERS_ALIASES file at `path`."""
    reader = _Reader(path, [])
    aliases = reader.mapping(reader.fields(text), ("aliases",))
    members = {
        str(name).casefold(): reader.names(value, ("aliases", str(name)))
        for name, value in aliases.items()
    }
    return OwnersAliases(members, tuple(reader.faults))


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    faults: list[OwnersFault]

    def fields(self, text: str) -> Mapping[str, Any]:
        document = parse_yaml(text, keys_as_written=True)
        for fault in document.faults:
            place = Place(self.path, LineColumn(fault.line, fault.column))
            self.faults.append(OwnersFault(place, fault.message, fault.help))
        if isinstance(document.value, dict | None):
            return document.value or {}
        help_ = "write `approvers:` and below it one name on each line"
        self.faults.append(OwnersFault(Place(self.path), "the file holds no fields", help_))
        return {}

    def mapping(self, fields: Mapping[str, Any], at: FieldPath) -> Mapping[str, Any]:
        value = fields.get(str(at[-1]))
        if isinstance(value, dict | None):
            return value or {}
        self._fault(at, f"{at[-1]} holds no fields", "write `key: value` below it")
        return {}

    def people(self, fields: Mapping[str, Any], at: FieldPath) -> dict[str, tuple[Handle, ...]]:
        return {role: self.names(fields.get(role), (*at, role)) for role in _ROLES}

    def names(self, value: Any, at: FieldPath) -> tuple[Handle, ...]:
        """Return the names of a list; one name may stand alone."""
        listed = value if isinstance(value, list) else [value]
        return tuple(self._names(listed, at))

    def _names(self, listed: list[Any], at: FieldPath) -> Iterator[Handle]:
        for index, name in enumerate(listed):
            if isinstance(name, str) and name.strip():
                yield Handle(name.strip(), Place(self.path, (*at, index)))
            elif name is not None:
                help_ = "write one name on each line, after `- `"
                self._fault((*at, index), f"{at[-1]} holds what is no name", help_)

    def filters(self, fields: Mapping[str, Any]) -> Iterator[Filter]:
        for expression in fields:
            at = ("filters", str(expression))
            try:
                # Rust's expressions are Go's, which Prow uses, and take linear time on any path.
                compiled = SchemaValidator(core_schema.str_schema(pattern=str(expression)))
            except SchemaError:
                so = "so what is below it is not read"
                help_ = "write it as Go does, such as `\\.md$`"
                self._fault(at, f"{expression!r} is no regular expression, {so}", help_)
                continue
            yield Filter(compiled, self.people(self.mapping(fields, at), at))

    def _fault(self, at: FieldPath, message: str, help_: str) -> None:
        self.faults.append(OwnersFault(Place(self.path, at), message, help_))
