"""Systems and contacts as entities of Backstage, one document each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from relaybook.load.yaml_scalar import exact_scalar
from relaybook.model.contact import Contact, Person, Team
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.system import System

_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*")
_LONGEST = 63
_KINDS = {
    "system": "System",
    "component": "Component",
    "resource": "Resource",
    "api": "API",
    "domain": "Domain",
}
_UNKNOWN = "unknown"


def render(
    base: KnowledgeBase, only: Container[tuple[str, str]] | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the text and what it could not hold, each as one sentence.

    only: the (kind, id) of what is written; None: everything. Backstage has systems, components
    and so on where we have `entity`; an edge between two systems and a tier have no place there.
    """
    documents: list[str] = []
    lost: list[str] = []
    for system in sorted(base.systems.values(), key=lambda one: one.id):
        if only is not None and ("system", system.id) not in only:
            continue
        if _fits(system.id):
            documents.append(_system(base, system))
            lost += _lost(system)
        else:
            lost.append(f"{system.id}: no name that Backstage takes (63 letters, digits, -_.)")
    contacts = sorted(base.contacts.values(), key=lambda one: one.id)
    documents += (
        _contact(one)
        for one in contacts
        if isinstance(one, Team | Person)
        and _fits(one.id)
        and (only is None or ("contact", one.id) in only)
    )
    return "".join(f"---\n{one}" for one in documents), tuple(lost)


def _fits(id_: str) -> bool:
    return len(id_) <= _LONGEST and bool(_NAME.fullmatch(id_))


def _lost(system: System) -> Iterator[str]:
    if system.entity in ("system", "domain") and system.depends_on:
        yield f"{system.id}: depends_on, since a {system.entity} of Backstage has none"
    for one in system.depends_on or ():
        if one.criticality or one.on_failure or one.kind:
            yield f"{system.id}: kind, criticality and on_failure of its needs"
            break
    if system.service_tier:
        yield f"{system.id}: service_tier, kept as the label relaybook/service-tier"


def _system(base: KnowledgeBase, system: System) -> str:
    metadata: dict[str, Any] = {"name": system.id}
    if system.title and system.title != system.id:
        metadata["title"] = system.title
    if system.description:
        metadata["description"] = " ".join(system.description.split())
    if system.service_tier:
        metadata["labels"] = {"relaybook/service-tier": str(system.service_tier)}
    if system.tags:
        metadata["tags"] = list(system.tags)
    links = [{"url": one.url, "title": one.title, "type": one.rel} for one in system.links or ()]
    if links:
        metadata["links"] = [_without_none(one) for one in links]
    spec = dict(_spec(base, system))
    return _document(_KINDS[system.entity], metadata, spec)


def _spec(base: KnowledgeBase, system: System) -> Iterator[tuple[str, Any]]:
    if system.entity in ("component", "resource", "api"):
        yield "type", system.type or _UNKNOWN
    if system.entity in ("component", "api"):
        yield "lifecycle", system.lifecycle
    yield "owner", f"group:{split_reference(system.owner)[1]}" if system.owner else _UNKNOWN
    for one in system.part_of or ():
        if one.to and one.as_ in ("system", "domain"):
            yield one.as_, split_reference(one.to)[1]
        elif one.to and one.as_ == "parent":
            yield "subcomponentOf", split_reference(one.to)[1]
    if system.provides:
        yield "providesApis", list(system.provides)
    if system.depends_on and system.entity in ("component", "resource"):
        names = dict.fromkeys(one.target for one in system.depends_on if one.target)
        yield "dependsOn", [_named(base, name) for name in names]
    if system.entity == "api":
        yield "definition", "not kept here"


def _named(base: KnowledgeBase, id_: str) -> str:
    system = base.systems.get(id_)
    return f"{system.entity if system else 'component'}:{id_}"


def _contact(contact: Contact) -> str:
    metadata: dict[str, Any] = {"name": contact.id}
    profile: dict[str, Any] = {"displayName": contact.name}
    if contact.reach and contact.reach.email:
        profile["email"] = contact.reach.email
    spec: dict[str, Any] = {"profile": profile}
    if isinstance(contact, Team):
        members = [split_reference(one.person)[1] for one in contact.members or () if one.person]
        spec = {"type": "team", **spec, "children": [], "members": members}
        return _document("Group", metadata, spec)
    return _document("User", metadata, {**spec, "memberOf": []})


def _document(kind: str, metadata: Mapping[str, Any], spec: Mapping[str, Any]) -> str:
    content = {
        "apiVersion": "backstage.io/v1alpha1",
        "kind": kind,
        "metadata": metadata,
        "spec": spec,
    }
    return "\n".join(_lines(content, 0)) + "\n"


def _lines(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, one in value.items():
        if isinstance(one, Mapping) and one:
            yield f"{indent}{exact_scalar(key)}:"
            yield from _lines(one, depth + 1)
        elif isinstance(one, list) and one:
            yield f"{indent}{exact_scalar(key)}:"
            yield from _items(one, depth + 1)
        else:
            yield f"{indent}{exact_scalar(key)}: {'[]' if one == [] else exact_scalar(str(one))}"


def _items(values: list[Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for one in values:
        if isinstance(one, Mapping):
            first, *rest = _lines(one, depth + 1)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {exact_scalar(str(one))}"


def _without_none(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in values.items() if one is not None}
