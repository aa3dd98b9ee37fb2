"""EventCatalog: front matter of domains, systems, services, containers, messages and owners.

A service names the messages that it sends and receives; who needs whom follows from both ends: the
one who receives an event needs the one who sends it, the one who sends a command or a query needs
the one who receives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relaybook.load.foreign.entity import Draft, Imported, Mapped, Reading
from relaybook.load.foreign.eventcatalog_exchanges import add_exchanges
from relaybook.load.foreign.eventcatalog_pages import (
    CONTACTS,
    SYSTEMS,
    Catalogue,
    Page,
    draft_of,
    read_page,
)
from relaybook.load.foreign.files import texts
from relaybook.load.foreign.names import free, our_id
from relaybook.load.foreign.unread import Said
from relaybook.source import Place, Tree

_ENDINGS = (".mdx", ".md")
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


def read_eventcatalog(tree: Tree, paths: Sequence[str]) -> Imported:
    """Read the pages among `paths`; the folder that holds them says what they describe."""
    pages = tuple(path for path in paths if path.endswith(_ENDINGS))
    catalogue = Catalogue(Reading("eventcatalog", pages))
    for path in pages:
        read_page(tree, path, catalogue)
    _declare(catalogue)
    for page in catalogue.pages:
        if draft := draft_of(catalogue, page):
            _fill(catalogue, page, draft)
    add_exchanges(catalogue)
    said = Said(catalogue.reading)
    for page in catalogue.pages:
        if draft := draft_of(catalogue, page):
            said.refuse_unread(draft.name, page.at(), page.fields, [("id",)])
    return catalogue.reading.finished((*catalogue.drafts.values(), *catalogue.owners.values()))


def _declare(catalogue: Catalogue) -> None:
    order = list(SYSTEMS)
    pages = sorted(catalogue.pages, key=lambda one: (_rank(order, one), one.path))
    for page in pages:
        home = catalogue.owners if page.folder in CONTACTS else catalogue.drafts
        kind = "contact" if page.folder in CONTACTS else "system"
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


def _rank(order: list[str], page: Page) -> int:
    return order.index(page.folder) if page.folder in order else len(order)


def _fill(catalogue: Catalogue, page: Page, draft: Draft) -> None:
    if page.folder in CONTACTS:
        _contact(catalogue, page, draft)
        return
    draft.put("entity", SYSTEMS[page.folder], Place(page.path))
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


def _text(catalogue: Catalogue, page: Page, draft: Draft, key: str, ours: str) -> None:
    value = page.fields.get(key)
    if isinstance(value, str) and value.strip():
        draft.put(ours, " ".join(value.split()), page.at(key), value)
        catalogue.reading.mapped(key, draft, ours, page.at(key))


def _owner(catalogue: Catalogue, page: Page, draft: Draft) -> None:
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


def _repository(catalogue: Catalogue, page: Page, draft: Draft) -> None:
    value = page.fields.get("repository")
    url = value.get("url") if isinstance(value, dict) else value
    if isinstance(url, str) and url:
        place = page.at("repository", "url") if isinstance(value, dict) else page.at("repository")
        draft.add("repositories", {"url": url}, place, url)
        catalogue.reading.mapped("repository", draft, "repositories", place)


def _containment(catalogue: Catalogue, page: Page, draft: Draft) -> None:
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


def _needs(catalogue: Catalogue, page: Page, draft: Draft) -> None:
    for key in ("relationships", "readsFrom", "writesTo"):
        for name, keys, entry in page.named(key):
            found = catalogue.drafts.get(name)
            edge: dict[str, Any] = {"to": found.id if found else our_id(name)}
            if isinstance(entry.get("label"), str):
                edge["note"] = entry["label"]
                place = page.at(*keys[:-1], "label")
                catalogue.reading.mapped(f"{key}.label", draft, "depends_on", place)
            if key != "relationships":
                edge["kind"] = "database"
            if edge["to"]:
                draft.add("depends_on", edge, page.at(*keys), name)
                catalogue.reading.mapped(key, draft, "depends_on", page.at(*keys))


def _contact(catalogue: Catalogue, page: Page, draft: Draft) -> None:
    reading = catalogue.reading
    type_ = CONTACTS[page.folder]
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
