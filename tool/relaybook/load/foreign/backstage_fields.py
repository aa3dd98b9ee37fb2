"""What metadata and spec of a Backstage entity mean in our fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from relaybook.load.foreign.backstage_names import Names, Ref, parse_ref
from relaybook.load.foreign.entity import Draft, Mapped, Reading
from relaybook.load.foreign.files import Document, texts, value_at
from relaybook.load.foreign.lifecycles import our_lifecycle
from relaybook.load.foreign.names import our_id
from relaybook.source import FieldPath, Place

_READ_ONLY = "written by Backstage itself, never by people"
_KNOWN_TOP = ("apiVersion", "kind", "metadata", "spec", "relations", "status")
_CONTAINERS = (
    ("system", "system", "system"),
    ("domain", "domain", "domain"),
    ("subdomainOf", "domain", "domain"),
    ("subcomponentOf", "component", "parent"),
)
_EDGES = (("dependsOn", ""), ("consumesApis", "api"))


@dataclass
class Filling:
    """One entity that is being filled from its document."""

    reading: Reading
    names: Names
    draft: Draft
    ref: Ref
    document: Document

    def value(self, *keys: str | int) -> Any:
        """Return what stands at `keys`."""
        return value_at(self.document.value, keys)

    def text(self, ours: str, *keys: str) -> None:
        """Take a text as it is."""
        value = self.value(*keys)
        if not isinstance(value, str) or not value.strip():
            return
        key, place = ".".join(keys), self.document.at(*keys)
        if ours in self.draft.fields:
            self.reading.refused(key, self.draft.name, f"there is a {ours} already", place)
            return
        self.draft.put(ours, value, place, value)
        self.reading.mapped(key, self.draft, ours, place)

    def references(self, key: str, kind: str) -> list[tuple[str, str, Place]]:
        """Return (our id, as written, place) of what `spec.<key>` names."""
        found = []
        for index, text in texts(self.value("spec", key)):
            steps: FieldPath = ("spec", key) if index is None else ("spec", key, index)
            place = self.document.at(*steps)
            if id_ := self.resolve(f"spec.{key}", text, kind, place):
                found.append((id_, text, place))
        return found

    def resolve(self, key: str, text: str, kind: str, place: Place) -> str | None:
        """Return the id that a reference means; one that means nothing keeps its own name."""
        ref = parse_ref(text, kind, self.ref.namespace)
        id_ = self.names.find(ref)
        if id_ is not None:
            return id_
        others = [str(one) for one in self.names.elsewhere(ref)]
        if others:
            what = f"{ref} is not there; same name, other namespace: {', '.join(others)}"
            self.reading.wrong(
                place, what, f"write {others[0]} if that is meant", "unresolved-reference"
            )
            self.reading.refused(key, self.draft.name, what, place)
            return None
        return our_id(ref.name) or None


def system_fields(filling: Filling) -> None:
    """Fill a system."""
    draft, ref, document = filling.draft, filling.ref, filling.document
    draft.put("entity", ref.kind, document.at("kind"), document.value.get("kind"))
    filling.text("title", "metadata", "title")
    draft.put("title", document.value["metadata"]["name"], draft.place)
    filling.text("description", "metadata", "description")
    filling.text("type", "spec", "type")
    _lifecycle(filling)
    _owner(filling)
    _tags_and_labels(filling)
    _links(filling)
    for key, kind, as_ in _CONTAINERS:
        _listed(filling, key, kind, "part_of", _contained_in(as_))
    for key, kind in _EDGES:
        _listed(filling, key, kind, "depends_on", lambda to: {"to": to})
    _listed(filling, "providesApis", "api", "provides", str)
    _rest(filling, _SYSTEM_KEYS)


_SYSTEM_KEYS = {
    "metadata": {"name", "namespace", "title", "description", "tags", "labels", "links"},
    "spec": {
        *("type", "lifecycle", "owner", "dependencyOf", "providesApis"),
        *(key for key, *_ in (*_CONTAINERS, *_EDGES)),
    },
}
_CONTACT_KEYS = {
    "metadata": {"name", "namespace", "title"},
    "spec": {"profile", "members", "memberOf"},
}


def _contained_in(as_: str) -> Callable[[str], dict[str, str]]:
    return lambda to: {"to": to, "as": as_}


def _listed(filling: Filling, key: str, kind: str, ours: str, item: Callable[[str], Any]) -> None:
    for id_, raw, place in filling.references(key, kind):
        filling.draft.add(ours, item(id_), place, raw)
        filling.reading.mapped(f"spec.{key}", filling.draft, ours, place)


def _lifecycle(filling: Filling) -> None:
    value = filling.value("spec", "lifecycle")
    if not isinstance(value, str) or not value.strip():
        return
    place = filling.document.at("spec", "lifecycle")
    ours = our_lifecycle(value)
    if ours is None:
        why = "no lifecycle of ours; kept in extensions"
        filling.reading.refused("spec.lifecycle", filling.draft.name, f"{value}: {why}", place)
        _extend(filling, ("spec", "lifecycle"), value)
        return
    filling.draft.put("lifecycle", ours, place, value)
    if ours != value:
        filling.reading.normalised("spec.lifecycle", filling.draft.name, value, ours, place)
    else:
        filling.reading.mapped("spec.lifecycle", filling.draft, "lifecycle", place)


def _owner(filling: Filling) -> None:
    for id_, raw, place in filling.references("owner", "group"):
        if parse_ref(raw, "group", filling.ref.namespace).kind == "user":
            filling.draft.put("technical_owner", f"person:{id_}", place, raw)
            new = f"technical_owner person:{id_}, since a team owns a system"
            filling.reading.normalised("spec.owner", filling.draft.name, raw, new, place)
            continue
        filling.draft.put("owner", id_, place, raw)
        if raw == id_:
            filling.reading.mapped("spec.owner", filling.draft, "owner", place)
        else:
            filling.reading.normalised("spec.owner", filling.draft.name, raw, id_, place)


def _tags_and_labels(filling: Filling) -> None:
    for index, text in texts(filling.value("metadata", "tags")):
        steps: FieldPath = ("metadata", "tags") if index is None else ("metadata", "tags", index)
        place = filling.document.at(*steps)
        filling.draft.add("tags", text, place, text)
        filling.reading.mapped("metadata.tags", filling.draft, "tags", place)
    labels = filling.value("metadata", "labels")
    if isinstance(labels, dict) and labels:
        place = filling.document.at("metadata", "labels")
        filling.draft.put("labels", dict(labels), place, labels)
        filling.reading.mapped("metadata.labels", filling.draft, "labels", place)


def _links(filling: Filling) -> None:
    links = filling.value("metadata", "links")
    for index, link in enumerate(links if isinstance(links, list) else ()):
        place = filling.document.at("metadata", "links", index)
        if not isinstance(link, dict) or not isinstance(link.get("url"), str):
            filling.reading.refused("metadata.links", filling.draft.name, "it has no url", place)
            continue
        ours = {"rel": link.get("type"), "url": link["url"], "title": link.get("title")}
        kept = {key: one for key, one in ours.items() if isinstance(one, str)}
        filling.draft.add("links", kept, place, link)
        filling.reading.mapped("metadata.links", filling.draft, "links", place)
        held = {*kept, "type"} if "rel" in kept else set(kept)
        for key in sorted(link.keys() - held):
            why = "a link of ours has no such field"
            filling.reading.refused(f"metadata.links.{key}", filling.draft.name, why, place)


def contact_fields(filling: Filling) -> None:
    """Fill a team (Group) or a person (User)."""
    draft, ref, document = filling.draft, filling.ref, filling.document
    type_ = "team" if ref.kind == "group" else "person"
    draft.put("type", type_, document.at("kind"), document.value.get("kind"))
    filling.text("title", "spec", "profile", "displayName")
    filling.text("title", "metadata", "title")
    draft.put("title", document.value["metadata"]["name"], draft.place)
    email = filling.value("spec", "profile", "email")
    if isinstance(email, str) and email:
        place = document.at("spec", "profile", "email")
        draft.put("reach", {"email": email}, place, email)
        filling.reading.mapped("spec.profile.email", draft, "reach", place)
    if type_ == "team":
        _listed(filling, "members", "user", "members", str)
    _rest(filling, _CONTACT_KEYS)


def dependency_of(filling: Filling, drafts: Mapping[Ref, Draft]) -> None:
    """Enter what is declared at the other end: `dependencyOf`, and `memberOf` of a User."""
    reading, draft, ref = filling.reading, filling.draft, filling.ref
    by_id = {(one.kind, one.id): one for one in drafts.values()}
    key, kind, home = (
        ("memberOf", "group", "contact") if ref.kind == "user" else ("dependencyOf", "", "system")
    )
    for id_, raw, place in filling.references(key, kind):
        other = by_id.get((home, id_))
        if other is None:
            why = f"{raw} is in none of the files"
            reading.refused(f"spec.{key}", draft.name, why, place)
            continue
        ours, item = (
            ("members", draft.id) if home == "contact" else ("depends_on", {"to": draft.id})
        )
        other.add(ours, item, place, raw)
        reading.normalised(f"spec.{key}", draft.name, raw, f"{ours} of {other.id}", place)


def _rest(filling: Filling, known: Mapping[str, set[str]]) -> None:
    """Keep what none of our fields fits."""
    for top, value in filling.document.value.items():
        if top in ("relations", "status"):
            place = filling.document.at(top)
            filling.reading.refused(top, filling.draft.name, _READ_ONLY, place)
        elif top in known and isinstance(value, dict):
            for key, one in value.items():
                if key not in known[top] and one is not None:
                    _keep(filling, (top, key), one)
        elif top not in _KNOWN_TOP:
            _keep(filling, (top,), value)


def _keep(filling: Filling, path: tuple[str, ...], value: Any) -> None:
    place = filling.document.at(*path)
    name, draft = ".".join(path), filling.draft
    if draft.kind == "contact":
        filling.reading.refused(name, draft.name, "a contact of ours has no such field", place)
        return
    _extend(filling, path, value)
    filling.reading.kept(name, draft.name, place)


def _extend(filling: Filling, path: tuple[str, ...], value: Any) -> None:
    fields = filling.draft.fields
    old = fields.get("extensions")
    tree: dict[str, Any] = dict(old.value["backstage"]) if old else {}
    *above, last = path
    inner = tree
    for step in above:
        inner[step] = dict(inner.get(step, {}))
        inner = inner[step]
    inner[last] = value
    place = old.place if old else filling.document.at(*path)
    fields["extensions"] = Mapped({"backstage": tree}, place)
