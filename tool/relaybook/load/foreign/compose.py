"""Docker Compose: services, and `depends_on` as a list, as a mapping, merged or extended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Any

from relaybook.load.foreign.entity import Draft, Imported, Reading
from relaybook.load.foreign.files import Document, documents, text_of
from relaybook.load.foreign.names import free, our_id
from relaybook.load.foreign.unread import Said
from relaybook.source import FieldPath, Place, Tree

_IMAGE = re.compile(r"(?P<name>[^@]+?)(?::(?P<version>[\w][\w.-]*))?(?:@sha256:[0-9a-f]+)?")
_DEEPEST = 20
_NOT_OURS = "says how it is run, not what it is"
_SECRETS = "may hold secrets"
_MERGED = "read only where a service merges it"
_HELD_CONDITIONS = (None, "service_started", "service_completed_successfully")


@dataclass(frozen=True, slots=True)
class _Need:
    name: str
    place: Place
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class _Service:
    document: Document
    name: str
    at: FieldPath
    value: dict[str, Any]

    def place(self, *keys: str | int) -> Place:
        return self.document.at(*self.at, *keys)


@dataclass
class _Project:
    """All files together are one project, as Compose merges them."""

    tree: Tree
    reading: Reading
    services: dict[str, list[_Service]] = field(default_factory=dict)
    others: dict[str, dict[str, _Service]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)

    def read(self, path: str) -> dict[str, _Service]:
        """Return the services of one file by name."""
        if path in self.others:
            return self.others[path]
        found: dict[str, _Service] = {}
        self.others[path] = found
        for document in documents(self.tree, path, self.reading.problems):
            self.documents.append(document)
            top = document.value.get("services") if isinstance(document.value, dict) else None
            for name, value in top.items() if isinstance(top, dict) else ():
                service = value if isinstance(value, dict) else {}
                found.setdefault(name, _Service(document, name, ("services", name), service))
        return found

    def needs(self, service: _Service, depth: int = 0) -> Iterator[_Need]:
        """Yield what a service needs, its own and what it takes from the one it extends."""
        yield from _own_needs(service)
        base = self._extended(service)
        if base is not None and depth < _DEEPEST:
            yield from self.needs(base, depth + 1)

    def _extended(self, service: _Service) -> _Service | None:
        extends = service.value.get("extends")
        at = service.place("extends")
        name = extends.get("service") if isinstance(extends, dict) else extends
        if not isinstance(name, str):
            return None
        file = extends.get("file") if isinstance(extends, dict) else None
        path = service.document.path
        if isinstance(file, str):
            path = normpath(join(dirname(path), file))
            if path.startswith(("../", "/")) or not isinstance(text_of(self.tree, path), str):
                why = f"{file} cannot be read from here"
                self.reading.refused("extends", service.name, why, at)
                return None
        found = self.read(path).get(name)
        if found is None:
            self.reading.wrong(
                at,
                f"{service.name} extends {name!r}, which {path} does not hold",
                "name a service of that file",
                "unresolved-reference",
            )
        return found if found is not service else None


def read_compose(tree: Tree, paths: Sequence[str]) -> Imported:
    """Read all `paths` as one project: a service is a system."""
    reading = Reading("compose", tuple(paths))
    project = _Project(tree, reading)
    for path in paths:
        found = project.read(path)
        reading.documents += len({id(one.document) for one in found.values()}) or 1
        for name, service in found.items():
            project.services.setdefault(name, []).append(service)
    ids = _ids(project.services, reading)
    for name, parts in sorted(project.services.items()):
        reading.drafts.append(_draft(project, ids, name, parts))
    _refuse_rest(project, paths)
    return reading.finished()


def _refuse_rest(project: _Project, paths: Sequence[str]) -> None:
    """Refuse what stands beside the services, and what is no service."""
    for document in project.documents:
        if document.path not in paths:
            continue
        if not isinstance(document.value, dict):
            continue
        for key in document.value:
            if key != "services":
                why = _MERGED if key.startswith("x-") else _NOT_OURS
                project.reading.refused(key, document.path, why, document.at(key))
    said = Said(project.reading)
    for path in paths:
        for name, service in project.read(path).items():
            said.refuse_unread(name, service.place(), service.value)


def _ids(services: dict[str, list[_Service]], reading: Reading) -> dict[str, str]:
    ids: dict[str, str] = {}
    for name, parts in sorted(services.items()):
        wanted = our_id(name)
        if not wanted:
            reading.refused("services", name, "its name has no letter or digit", parts[0].place())
            continue
        ids[name] = free(wanted, set(ids.values()))
        if ids[name] != name:
            reading.normalised("services", name, name, ids[name], parts[0].place())
    return ids


def _draft(project: _Project, ids: dict[str, str], name: str, parts: list[_Service]) -> Draft:
    reading = project.reading
    draft = Draft("system", ids.get(name, ""), name, parts[0].place())
    draft.put("title", name, parts[0].place())
    for service in parts:
        _fields(reading, draft, service)
        for need in project.needs(service):
            edge = _edge(ids.get(need.name) or our_id(need.name), need)
            if all(one["to"] != edge["to"] for one in _edges(draft)):
                draft.add("depends_on", edge, need.place, need.name)
                reading.mapped("depends_on", draft, "depends_on", need.place)
                _refuse_detail(reading, draft, need)
    return draft


def _refuse_detail(reading: Reading, draft: Draft, need: _Need) -> None:
    for key, value in need.detail.items():
        if key == "required" or (key == "condition" and value in _HELD_CONDITIONS):
            continue
        why = f"{value}: {_NOT_OURS}"
        reading.refused(f"depends_on.{key}", draft.name, why, need.place)


def _edges(draft: Draft) -> Iterable[dict[str, Any]]:
    found = draft.fields.get("depends_on")
    return found.value if found else ()


def _edge(to: str, need: _Need) -> dict[str, Any]:
    """Return an edge of ours; a job that must have ended is needed for the start alone."""
    edge: dict[str, Any] = {"to": to}
    if need.detail.get("required") is False:
        edge["criticality"] = "soft"
    if need.detail.get("condition") == "service_completed_successfully":
        edge["needed_for"] = ["start"]
    return edge


def _own_needs(service: _Service) -> Iterator[_Need]:
    found = service.value.get("depends_on")
    if isinstance(found, str):
        yield _Need(found, service.place("depends_on"))
    for index, name in enumerate(found if isinstance(found, list) else ()):
        if isinstance(name, str) and name:
            yield _Need(name, service.place("depends_on", index))
    for name, how in (found if isinstance(found, dict) else {}).items():
        detail = how if isinstance(how, dict) else {}
        yield _Need(name, service.place("depends_on", name), detail)


def _fields(reading: Reading, draft: Draft, service: _Service) -> None:
    for key, value in service.value.items():
        place = service.place(key)
        if key == "image" and isinstance(value, str) and (match := _IMAGE.fullmatch(value)):
            part = {"name": match["name"], "version": match["version"]}
            kept = {one: text for one, text in part.items() if text}
            draft.add("components", kept, place, value)
            reading.mapped("image", draft, "components", place)
        elif key == "labels" and (labels := _labels(value)):
            draft.put("labels", labels, place, value)
            reading.mapped("labels", draft, "labels", place)
        elif key not in ("depends_on", "extends"):
            why = _SECRETS if key in ("environment", "secrets", "env_file") else _NOT_OURS
            reading.refused(key, draft.name, why, place)


def _labels(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: "" if one is None else str(one) for key, one in value.items()}
    pairs = (
        [one.partition("=") for one in value if isinstance(one, str)]
        if isinstance(value, list)
        else []
    )
    return {key: text for key, _, text in pairs}
