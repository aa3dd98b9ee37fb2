"""Any YAML or JSON list of services and teams, read as `relaybook.yml` maps it to our fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from relaybook.config_exchange import TableMapping
from relaybook.load.foreign.entity import Draft, Imported, Mapped, Reading
from relaybook.load.foreign.files import Document, documents, value_at
from relaybook.load.foreign.lifecycles import our_lifecycle
from relaybook.load.foreign.names import our_id
from relaybook.load.kinds import model_for
from relaybook.load.validate import field_names
from relaybook.source import FieldPath, Tree

_ITEM = {"depends_on": "to", "part_of": "to", "repositories": "url", "pipelines": "url"}
_REFERENCES = ("owner", "depends_on", "part_of", "members", "lead")
_NESTED = ("reach", "labels", "links")

GITLAB_SYSTEMS = TableMapping(
    list="services",
    id="name",
    fields={
        "title": "friendly_name",
        "owner": "owner",
        "labels.layer": "tier",
        "labels.gitlab": "label",
        "depends_on": "technical.dependencies[].service",
        "repositories": "technical.project[]",
        "links.architecture": "technical.documents.architecture",
        "links.design": "technical.documents.design",
        "links.developer_guide": "technical.documents.developer_guide",
        "links.readiness": "technical.documents.readiness_review",
        "links.runbook": "technical.documents.sre_guide",
        "links.security": "technical.documents.security",
        "links.service": "technical.documents.service",
    },
)
GITLAB_CONTACTS = TableMapping(
    list="teams",
    id="name",
    fields={
        "title": "name",
        "reach.chat": "slack_alerts_channel",
        "reach.rota_url": "oncall_schedule",
        "reach.ticket": "url",
        "lead": "manager",
    },
)


def read_mapping(
    tree: Tree,
    paths: Sequence[str],
    systems: TableMapping | None,
    contacts: TableMapping | None,
    format_: str = "mapping",
) -> Imported:
    """Read the lists that the two mappings name, in whichever of `paths` they are."""
    reading = Reading(format_, tuple(paths))
    found: set[str] = set()
    for path in paths:
        for document in documents(tree, path, reading.problems):
            for kind, mapping in (("system", systems), ("contact", contacts)):
                if mapping and _table(reading, document, kind, mapping):
                    found.add(kind)
    for kind, mapping in (("system", systems), ("contact", contacts)):
        if mapping and kind not in found and paths and format_ == "mapping":
            reading.wrong(
                documents_place(paths[0]),
                f"no list of {kind}s is at {mapping.list!r}",
                "name the keys that lead to the list, in imports of relaybook.yml",
            )
    return reading.finished()


def documents_place(path: str) -> Any:
    """Return the place of a file as a whole."""
    return Document(path, 0, None).at()


def _table(reading: Reading, document: Document, kind: str, mapping: TableMapping) -> bool:
    steps: FieldPath = tuple(mapping.list.split(".")) if mapping.list else ()
    value = value_at(document.value, steps)
    rows = list(_rows(value, mapping.id))
    taken: dict[str, Draft] = {one.id: one for one in reading.drafts if one.kind == kind}
    for at, row in rows:
        reading.documents += 1
        place = document.at(*steps, *at)
        name = _plain(row.get(mapping.id)) if isinstance(row, dict) else None
        id_ = our_id(name) if name else ""
        if not name or not id_:
            why = _why_no_row(row, name, mapping.id)
            reading.refused("row", f"{kind} {at[0] if at else ''}", why, place)
            continue
        if id_ in taken:
            reading.wrong(
                place,
                f"the {kind} {name!r} is there twice; the first is used",
                "remove one of the two",
                "duplicate-id",
            )
            reading.refused("row", name, "the second of its name", place)
            continue
        if id_ != name:
            reading.normalised(mapping.id, name, name, id_, place)
        draft = Draft(kind, id_, name, document.at(*steps, *at, mapping.id))
        taken[id_] = draft
        reading.drafts.append(draft)
        _fill(reading, document, draft, at=(*steps, *at), row=row, mapping=mapping)
    return isinstance(value, list | dict)


def _why_no_row(row: Any, name: str | None, id_: str) -> str:
    if not row or (isinstance(row, dict) and not any(row.values())):
        return "an empty row"
    return "its name has no letter or digit" if name else f"it has no text at the key {id_!r}"


def _rows(value: Any, id_: str) -> Iterator[tuple[FieldPath, Any]]:
    if isinstance(value, list):
        for index, row in enumerate(value):
            yield (index,), row
    elif isinstance(value, dict):
        for key, row in value.items():
            if isinstance(row, dict):
                yield (key,), {id_: key, **row}


def _plain(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _fill(
    reading: Reading,
    document: Document,
    draft: Draft,
    *,
    at: FieldPath,
    row: Mapping[str, Any],
    mapping: TableMapping,
) -> None:
    if draft.kind == "contact":
        draft.put("type", "team", draft.place)
    used: set[FieldPath] = {(mapping.id,)}
    for ours, written in mapping.fields.items():
        for keys, value in picked(row, written):
            used.add(tuple(key for key in keys if isinstance(key, str)))
            if value is not None and value not in ("", []):
                _set(reading, document, draft, ours, where=(at, keys), value=value)
    draft.put("title", draft.name, draft.place)
    kept = dict(_unread(row, (), used))
    for keys in kept:
        place, name = document.at(*at, *keys), ".".join(map(str, keys))
        if draft.kind == "contact":
            reading.refused(name, draft.name, "a contact of ours has no such field", place)
        else:
            reading.kept(name, draft.name, place)
    if kept and draft.kind == "system":
        values = {".".join(map(str, keys)): one for keys, one in kept.items()}
        first = document.at(*at, *next(iter(kept)))
        draft.fields["extensions"] = Mapped({reading.format: values}, first)


def picked(row: Any, written: str) -> list[tuple[FieldPath, Any]]:
    """Return what `a.b[].c` names, with the way there: of a list in `[]` each of its items."""
    found: list[tuple[FieldPath, Any]] = [((), row)]
    for step in written.split("."):
        key, each = step.removesuffix("[]"), step.endswith("[]")
        found = [((*at, key), value_at(value, (key,))) for at, value in found]
        if each:
            found = [
                ((*at, index), one)
                for at, value in found
                if isinstance(value, list)
                for index, one in enumerate(value)
            ]
    return found


def _set(
    reading: Reading,
    document: Document,
    draft: Draft,
    ours: str,
    *,
    where: tuple[FieldPath, FieldPath],
    value: Any,
) -> None:
    at, keys = where
    place = document.at(*at, *keys)
    foreign = ".".join(key for key in keys if isinstance(key, str))
    name, _, inner = ours.partition(".")
    if name not in field_names(model_for(draft.kind, "team"), ()):
        reading.refused(foreign, draft.name, f"{name} is no field of ours", place)
        return
    for item in (
        value if isinstance(value, list) and name in (*_ITEM, "members", "tags") else [value]
    ):
        text = _plain(item)
        if text is None and not isinstance(item, bool):
            reading.refused(foreign, draft.name, "it is no text", place)
            continue
        _one(reading, draft, (name, inner, foreign), text if text is not None else item, place)


def _one(
    reading: Reading, draft: Draft, names: tuple[str, str, str], item: Any, place: Any
) -> None:
    name, inner, foreign = names
    new = our_id(item) if name in _REFERENCES and isinstance(item, str) else item
    if name == "lifecycle":
        new = our_lifecycle(item)
        if new is None:
            reading.refused(foreign, draft.name, f"{item}: no lifecycle of ours", place)
            return
    if name == "links":
        draft.add(name, {"rel": inner or "link", "url": item}, place, item)
    elif name in _NESTED and inner:
        old = draft.fields.get(name)
        values = {**(old.value if old else {}), inner: item}
        draft.fields[name] = Mapped(values, old.place if old else place, item)
    elif name in _ITEM:
        draft.add(name, {_ITEM[name]: new}, place, item)
    elif name in ("members", "tags"):
        draft.add(name, new, place, item)
    else:
        draft.put(name, new, place, item)
    if new != item:
        reading.normalised(foreign, draft.name, item, new, place)
    else:
        reading.mapped(foreign, draft, name, place)


def _unread(value: Any, at: FieldPath, used: set[FieldPath]) -> Iterator[tuple[FieldPath, Any]]:
    """Yield what no mapping reads, as far up as possible; placeholders hold nothing to lose."""
    plain = tuple(key for key in at if isinstance(key, str))
    if plain in used or value is None or value in ("", [], {}):
        return
    if any(one[: len(plain)] == plain for one in used) and isinstance(value, dict):
        for key, one in value.items():
            yield from _unread(one, (*at, key), used)
    elif any(one[: len(plain)] == plain and one != plain for one in used) and isinstance(
        value, list
    ):
        for index, one in enumerate(value):
            yield from _unread(one, (*at, index), used)
    else:
        yield at, value
