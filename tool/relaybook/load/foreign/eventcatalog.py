"""EventCatalog: front matter of domains, systems, services, containers, messages and owners.

A service names the messages that it sends and receives; who needs whom follows from both ends: the
one who receives an event needs the one who sends it, the one who sends a command or a query needs
the one who receives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from relaybook.load.foreign.entity import Draft, Imported, Mapped, Reading
from relaybook.load.foreign.files import text_of, texts
from relaybook.load.foreign.names import free, our_id
from relaybook.load.front_matter import split_front_matter
from relaybook.load.yaml_document import parse_yaml
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import FieldPath, LineColumn, Place, Tree

_ENDINGS = (".mdx", ".md")
_SYSTEMS = {
    "domains": "domain",
    "subdomains": "domain",
    "systems": "system",
    "services": "component",
    "containers": "resource",
}
_CONTACTS = {"teams": "team", "users": "person"}
_MESSAGES = {"events": "event", "commands": "command", "queries": "query"}
_INSIDE = (
    ("domains", "domain"),
    ("subdomains", "domain"),
    ("systems", None),
    ("services", None),
    ("containers", None),
)
_TEXTS = {"name": "title", "summary": "description", "scope": "scope"}
_READ = frozenset(
    {"id", "owners", "sends", "receives", "readsFrom", "writesTo", "relationships", "repository"}
    | {key for key, _ in _INSIDE}
    | set(_TEXTS)
)
_CONTACT_READ = frozenset({"id", "name", "email", "members", "slackDirectMessageUrl", "role"})


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    folder: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.fields["id"])

    def at(self, *keys: str | int) -> Place:
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
class _Catalogue:
    reading: Reading
    pages: list[_Page] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    owners: dict[str, Draft] = field(default_factory=dict)


def read_eventcatalog(tree: Tree, paths: Sequence[str]) -> Imported:
    """Read the pages among `paths`; the folder that holds them says what they describe."""
    pages = tuple(path for path in paths if path.endswith(_ENDINGS))
    catalogue = _Catalogue(Reading("eventcatalog", pages))
    for path in pages:
        _read(tree, path, catalogue)
    _declare(catalogue)
    for page in catalogue.pages:
        if draft := _draft_of(catalogue, page):
            _fill(catalogue, page, draft)
    _exchanges(catalogue)
    return catalogue.reading.finished((*catalogue.drafts.values(), *catalogue.owners.values()))


def _read(tree: Tree, path: str, catalogue: _Catalogue) -> None:
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
    page = _Page(path, folder, fields)
    if folder in _MESSAGES:
        catalogue.messages.setdefault(page.id, _MESSAGES[folder])
        reading.mapped(
            "message", Draft("", "", page.id, page.at("id")), "depends_on", page.at("id")
        )
    elif folder in _SYSTEMS or folder in _CONTACTS:
        catalogue.pages.append(page)
    else:
        reading.kept("page", page.id, page.at("id"), "the foreign file alone")


def _folder(path: str) -> str:
    """Return the folder that says what a page is: `services` of `services/Ledger/index.mdx`."""
    parts = path.split("/")
    name = parts.pop().rpartition(".")[0]
    known = {*_SYSTEMS, *_MESSAGES}
    if name == "index" and len(parts) > 1 and parts[-2] in known:
        return parts[-2]
    return parts[-1] if parts and parts[-1] in _CONTACTS else ""


def _declare(catalogue: _Catalogue) -> None:
    order = list(_SYSTEMS)
    pages = sorted(catalogue.pages, key=lambda one: (_rank(order, one), one.path))
    for page in pages:
        home = catalogue.owners if page.folder in _CONTACTS else catalogue.drafts
        kind = "contact" if page.folder in _CONTACTS else "system"
        if page.id in home:
            place = home[page.id].place
            message = f"the id {page.id!r} is already taken by {place.path}"
            catalogue.reading.wrong(
                page.at("id"), message, "give it an id of its own", "duplicate-id"
            )
            catalogue.reading.refused("id", page.id, message, page.at("id"))
            continue
        wanted = our_id(page.id)
        if not wanted:
            catalogue.reading.refused("id", page.id, "it has no letter or digit", page.at("id"))
            continue
        id_ = free(wanted, {one.id for one in home.values()})
        if id_ != page.id:
            catalogue.reading.normalised("id", page.id, page.id, id_, page.at("id"))
        home[page.id] = Draft(kind, id_, page.id, page.at("id"))


def _rank(order: list[str], page: _Page) -> int:
    return order.index(page.folder) if page.folder in order else len(order)


def _draft_of(catalogue: _Catalogue, page: _Page) -> Draft | None:
    home = catalogue.owners if page.folder in _CONTACTS else catalogue.drafts
    draft = home.get(page.id)
    return draft if draft and draft.place.path == page.path else None


def _fill(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    if page.folder in _CONTACTS:
        _contact(catalogue, page, draft)
        return
    draft.put("entity", _SYSTEMS[page.folder], Place(page.path))
    for key, ours in _TEXTS.items():
        _text(catalogue, page, draft, key, ours)
    draft.put("title", page.id, page.at("id"))
    _owner(catalogue, page, draft)
    _repository(catalogue, page, draft)
    _containment(catalogue, page, draft)
    _needs(catalogue, page, draft)
    rest = {key: one for key, one in page.fields.items() if key not in _READ and one is not None}
    if rest:
        draft.fields["extensions"] = Mapped({"eventcatalog": rest}, page.at(next(iter(rest))))
    for key in rest:
        catalogue.reading.kept(key, draft.name, page.at(key))


def _text(catalogue: _Catalogue, page: _Page, draft: Draft, key: str, ours: str) -> None:
    value = page.fields.get(key)
    if isinstance(value, str) and value.strip():
        draft.put(ours, " ".join(value.split()), page.at(key), value)
        catalogue.reading.mapped(key, draft, ours, page.at(key))


def _owner(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    for index, text in texts(page.fields.get("owners")):
        place = page.at("owners") if index is None else page.at("owners", index)
        known = catalogue.owners.get(text)
        id_ = known.id if known else our_id(text)
        if known and known.fields.get("type") and known.fields["type"].value == "person":
            why = "a person, and a team owns a system of ours"
            catalogue.reading.refused("owners", draft.name, f"{text}: {why}", place)
        elif "owner" in draft.fields:
            why = "a system of ours has one owner, the first"
            catalogue.reading.refused("owners", draft.name, f"{text}: {why}", place)
        elif id_:
            draft.put("owner", id_, place, text)
            catalogue.reading.mapped("owners", draft, "owner", place)


def _repository(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    value = page.fields.get("repository")
    url = value.get("url") if isinstance(value, dict) else value
    if isinstance(url, str) and url:
        place = page.at("repository", "url") if isinstance(value, dict) else page.at("repository")
        draft.add("repositories", {"url": url}, place, url)
        catalogue.reading.mapped("repository", draft, "repositories", place)


def _containment(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    for key, as_ in _INSIDE:
        for name, keys, _ in page.named(key):
            inner = catalogue.drafts.get(name)
            if inner is None:
                why = f"{name} has no page"
                catalogue.reading.refused(key, draft.name, why, page.at(*keys))
                continue
            how = "domain" if page.folder.endswith("domains") else as_ or "system"
            inner.add("part_of", {"to": draft.id, "as": how}, page.at(*keys), name)
            new = f"part_of of {inner.id}"
            catalogue.reading.normalised(key, draft.name, name, new, page.at(*keys))


def _needs(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    for key in ("relationships", "readsFrom", "writesTo"):
        for name, keys, entry in page.named(key):
            found = catalogue.drafts.get(name)
            edge: dict[str, Any] = {"to": found.id if found else our_id(name)}
            if isinstance(entry.get("label"), str):
                edge["note"] = entry["label"]
            if key != "relationships":
                edge["kind"] = "database"
            if edge["to"]:
                draft.add("depends_on", edge, page.at(*keys), name)
                catalogue.reading.mapped(key, draft, "depends_on", page.at(*keys))


def _exchanges(catalogue: _Catalogue) -> None:
    """Find out who needs whom from who sends and who receives a message."""
    ends: dict[str, dict[str, list[tuple[_Page, FieldPath]]]] = {
        "sends": defaultdict(list),
        "receives": defaultdict(list),
    }
    for page in catalogue.pages:
        for key, known in ends.items():
            for name, keys, _ in page.named(key):
                known[name].append((page, keys))
    for name in sorted({*ends["sends"], *ends["receives"]}):
        senders, receivers = ends["sends"].get(name, []), ends["receives"].get(name, [])
        kind = catalogue.messages.get(name, "event")
        needing, needed = (receivers, senders) if kind == "event" else (senders, receivers)
        for page, keys in needing:
            _message(catalogue, page, keys, (name, kind), needed)
        if not needing:
            for page, keys in needed:
                why = f"nobody at the other end of {name} is described"
                catalogue.reading.refused(str(keys[0]), page.id, why, page.at(*keys))


def _message(
    catalogue: _Catalogue,
    page: _Page,
    keys: FieldPath,
    message: tuple[str, str],
    needed: list[tuple[_Page, FieldPath]],
) -> None:
    name, kind = message
    draft = _draft_of(catalogue, page)
    if draft is None:
        return
    how = "async_event" if kind == "event" else "sync_call"
    for other, _ in needed:
        target = _draft_of(catalogue, other)
        if target is None or target is draft:
            continue
        edge = {"to": target.id, "kind": how, "interface": f"{kind} {name}"}
        draft.add("depends_on", edge, page.at(*keys), name)
        new = f"depends_on {target.id} ({how})"
        catalogue.reading.normalised(
            str(keys[0]), draft.name, f"{kind} {name}", new, page.at(*keys)
        )
    if not needed:
        why = f"nobody at the other end of {name} is described"
        catalogue.reading.refused(str(keys[0]), draft.name, why, page.at(*keys))


def _contact(catalogue: _Catalogue, page: _Page, draft: Draft) -> None:
    reading = catalogue.reading
    type_ = _CONTACTS[page.folder]
    draft.put("type", type_, Place(page.path))
    _text(catalogue, page, draft, "name", "title")
    draft.put("title", page.id, page.at("id"))
    ways = {"email": "email", "slackDirectMessageUrl": "chat"}
    reach = {
        ours: page.fields[key]
        for key, ours in ways.items()
        if isinstance(page.fields.get(key), str)
    }
    for key, ours in ways.items():
        if ours in reach:
            draft.put("reach", reach, page.at(key), page.fields[key])
            reading.mapped(key, draft, "reach", page.at(key))
    if type_ == "team":
        for index, text in texts(page.fields.get("members")):
            member = catalogue.owners.get(text)
            place = page.at("members") if index is None else page.at("members", index)
            draft.add("members", member.id if member else our_id(text), place, text)
            reading.mapped("members", draft, "members", place)
    elif isinstance(page.fields.get("role"), str):
        _text(catalogue, page, draft, "role", "position")
    for key in page.fields:
        if key not in _CONTACT_READ:
            why = "a contact of ours has no such field"
            reading.refused(key, draft.name, why, page.at(key))
