"""Backstage `catalog-info.yaml`: every kind, several documents, local Locations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from relaybook.load.foreign.backstage_fields import (
    Filling,
    contact_fields,
    dependency_of,
    system_fields,
)
from relaybook.load.foreign.backstage_names import (
    CONTACTS,
    DEFAULT,
    SYSTEMS,
    Declared,
    Names,
    Ref,
)
from relaybook.load.foreign.entity import Draft, Imported, Reading
from relaybook.load.foreign.files import Document, chosen, documents, texts, value_at
from relaybook.load.foreign.unread import Said
from relaybook.source import Tree, Unreadable

_NAMING = (("apiVersion",), ("kind",), ("metadata", "name"), ("metadata", "namespace"))
_NO_NETWORK = "kept as a reference; nothing is fetched from the network"


@dataclass
class _Catalogue:
    tree: Tree
    reading: Reading
    seen: set[str] = field(default_factory=set)
    first: dict[Ref, Document] = field(default_factory=dict)

    def read(self, path: str) -> None:
        """Read a file and the local files that its Locations name, each once."""
        waiting = [path]
        while waiting:
            path = waiting.pop(0)
            if path in self.seen:
                continue
            self.seen.add(path)
            for document in documents(self.tree, path, self.reading.problems):
                if isinstance(document.value, dict):
                    self.reading.documents += 1
                    waiting += self._document(document)
                elif document.value is not None:
                    self.reading.wrong(
                        document.at(),
                        "the document is no entity: it has no keys",
                        "write apiVersion, kind, metadata and spec",
                    )

    def _document(self, document: Document) -> Iterator[str]:
        kind = document.value.get("kind")
        name = value_at(document.value, ("metadata", "name"))
        if kind == "Location":
            yield from self._targets(document)
        elif not isinstance(kind, str) or kind.lower() not in (*SYSTEMS, *CONTACTS):
            subject = f"{kind}:{name}"
            self.reading.kept("kind", subject, document.at(), "the foreign file alone")
        elif not isinstance(name, str) or not name.strip():
            self.reading.wrong(
                document.at("metadata"), f"the {kind} has no name", "write metadata.name"
            )
        else:
            self._declare(document, kind, name)

    def _declare(self, document: Document, kind: str, name: str) -> None:
        space = value_at(document.value, ("metadata", "namespace"))
        namespace = space if isinstance(space, str) and space else DEFAULT
        ref = Ref(kind.lower(), namespace.lower(), name.strip().lower())
        if ref not in self.first:
            self.first[ref] = document
            return
        other = self.first[ref]
        where = f"document {other.index + 1} of {other.path}"
        message = f"{ref} is there twice; {where} is the one that is read"
        place = document.at("metadata", "name")
        self.reading.wrong(
            place, message, "give it a name of its own, or remove it", "duplicate-id"
        )
        self.reading.refused(
            "metadata.name", str(ref), f"the second of its name, see {where}", place
        )

    def _targets(self, document: Document) -> Iterator[str]:
        spec = document.value.get("spec")
        for key in ("target", "targets"):
            for index, target in texts(spec.get(key) if isinstance(spec, dict) else None):
                steps = ("spec", key) if index is None else ("spec", key, index)
                place = document.at(*steps)
                subject = f"Location in {document.path}"
                if "://" in target or target.startswith("/"):
                    self.reading.kept("spec.targets", subject, place, _NO_NETWORK)
                    continue
                path = normpath(join(dirname(document.path), target))
                found = self._files_at(path)
                if not found:
                    why = f"{target} is no file below the folder that is read"
                    self.reading.refused("spec.targets", subject, why, place)
                yield from found

    def _files_at(self, path: str) -> tuple[str, ...]:
        """Return the files at a local target; one that nobody named may still be read."""
        if path.startswith("../"):
            return ()
        is_there = not isinstance(self.tree.read(path), Unreadable)
        return chosen(self.tree.paths(), [path]) or ((path,) if is_there else ())


def read_backstage(tree: Tree, paths: Sequence[str]) -> Imported:
    """Read entities: Group and User are contacts; Component, System, Resource, ... systems."""
    reading = Reading("backstage", tuple(paths))
    catalogue = _Catalogue(tree, reading)
    for path in paths:
        catalogue.read(path)
    declared = [
        Declared(
            ref, str(document.value["metadata"]["name"]).strip(), document.at("metadata", "name")
        )
        for ref, document in catalogue.first.items()
    ]
    names = Names.of(declared, reading)
    drafts: dict[Ref, Draft] = {}
    for named in declared:
        if named.ref not in names.ids:
            why = "it has no letter or digit"
            reading.refused("metadata.name", named.spelled, why, named.place)
            continue
        kind = "contact" if named.ref.kind in CONTACTS else "system"
        drafts[named.ref] = Draft(kind, names.ids[named.ref], str(named.ref), named.place)
    fillings = [
        Filling(reading, names, draft, ref, catalogue.first[ref]) for ref, draft in drafts.items()
    ]
    for one in fillings:
        fill = contact_fields if one.draft.kind == "contact" else system_fields
        fill(one)
    for one in fillings:
        dependency_of(one, drafts)
    said = Said(reading)
    for one in fillings:
        said.refuse_unread(one.draft.name, one.document.at(), one.document.value, _NAMING)
    return reading.finished(drafts.values())
