"""The pages of an EventCatalog, and what each describes: the folder that holds it says that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from relaybook.load.foreign.entity import Draft, Reading
from relaybook.load.foreign.files import text_of
from relaybook.load.front_matter import split_front_matter
from relaybook.load.yaml_document import parse_yaml
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import FieldPath, LineColumn, Place, Tree

SYSTEMS = {
    "domains": "domain",
    "subdomains": "domain",
    "systems": "system",
    "services": "component",
    "containers": "resource",
}
CONTACTS = {"teams": "team", "users": "person"}
MESSAGES = {"events": "event", "commands": "command", "queries": "query"}
_ALONE = "the foreign file alone"


@dataclass(frozen=True, slots=True)
class Page:
    """The front matter of a page. folder: `services` of `services/Ledger/index.mdx`."""

    path: str
    folder: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        """Return the name that other pages use."""
        return str(self.fields["id"])

    def at(self, *keys: str | int) -> Place:
        """Return the place of a value."""
        return Place(self.path, keys)

    def named(self, key: str) -> Iterator[tuple[str, FieldPath, dict[str, Any]]]:
        """Yield (id, where, entry) of a list of `{id: ...}`."""
        found = self.fields.get(key)
        for index, one in enumerate(found if isinstance(found, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("id"), str) and one["id"]:
                yield one["id"], (key, index, "id"), one
            elif isinstance(one, str) and one:
                yield one, (key, index), {}


@dataclass
class Catalogue:
    """Everything that was read so far. messages: the kind of each by its id."""

    reading: Reading
    pages: list[Page] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    owners: dict[str, Draft] = field(default_factory=dict)


def read_page(tree: Tree, path: str, catalogue: Catalogue) -> None:
    """Read one page into the catalogue, or say what became of it."""
    reading = catalogue.reading
    text = text_of(tree, path)
    if isinstance(text, LoadProblem):
        reading.problems.append(text)
        return
    reading.documents += 1
    yaml = split_front_matter(text).yaml
    document = parse_yaml(yaml or "", keys_as_written=True)
    for one in document.faults:
        reading.wrong(Place(path, LineColumn(one.line + 1, one.column)), one.message, one.help)
    folder = _folder(path)
    fields = document.value
    if not isinstance(fields, dict) or not isinstance(fields.get("id"), str) or not fields["id"]:
        why = "it has no id" if folder else "no page of a system or a contact"
        reading.refused("page", path, why, Place(path))
        return
    page = Page(path, folder, fields)
    if folder in MESSAGES:
        catalogue.messages.setdefault(page.id, MESSAGES[folder])
        reading.mapped(
            "message", Draft("", "", page.id, page.at("id")), "depends_on", page.at("id")
        )
        for key in sorted(fields.keys() - {"id"}):
            reading.kept(f"{folder}.{key}", page.id, page.at(key), _ALONE)
    elif folder in SYSTEMS or folder in CONTACTS:
        catalogue.pages.append(page)
    else:
        reading.kept("page", page.id, page.at(), _ALONE)


def _folder(path: str) -> str:
    """Return the folder that says what a page is: `services` of `services/Ledger/index.mdx`."""
    parts = path.split("/")
    name = parts.pop().rpartition(".")[0]
    known = {*SYSTEMS, *MESSAGES}
    if name == "index" and len(parts) > 1 and parts[-2] in known:
        return parts[-2]
    return parts[-1] if parts and parts[-1] in CONTACTS else ""


def draft_of(catalogue: Catalogue, page: Page) -> Draft | None:
    """Return what a page describes; None for the second page of an id."""
    home = catalogue.owners if page.folder in CONTACTS else catalogue.drafts
    draft = home.get(page.id)
    return draft if draft and draft.place.path == page.path else None
