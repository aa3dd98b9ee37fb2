"""What a change of some files can have an effect on: for reports on a change alone."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from relaybook.graph.dependencies import DependencyGraph
from relaybook.load.discover import DEFAULTS, discover
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.links import is_external, link_path
from relaybook.model.record import Record
from relaybook.model.references import CONTACT_KINDS, references_of, split_reference
from relaybook.model.runbook import Runbook

Name = tuple[str, str]
"""A kind and an id; every type of contact is of the kind `contact`."""

_PAGE_ENDS = (".html.md.erb", ".html.md", ".markdown", ".mdx", ".md")
_FOR_A_FOLDER = frozenset((*DEFAULTS, "OWNERS"))
_FOR_ALL = frozenset(("CODEOWNERS",))


def affected_files(kb: KnowledgeBase, changed: AbstractSet[str]) -> frozenset[str]:
    """Return `changed`, and the files of every record that depends on one of them.

    A record depends on what it refers to, links to or inherits from, and on others of its name;
    a system on all that it needs, through others too; a runbook on who answers for its systems;
    what was exercised or is handed over on that event.
    """
    change = _change(kb, frozenset(changed))
    if change is None:
        return frozenset(changed) | kb.files
    files = (record.files for record in kb.documents if _depends(record, change))
    return frozenset(changed).union(*files)


@dataclass(frozen=True, slots=True)
class _Change:
    """What differs.

    files: paths. pages: the same as links may write them. folders: those in which everything is
    decided anew. names: of records, with the contacts that stand on them. systems: which need one
    of these. about: systems of whose runbooks something may be decided anew.
    """

    files: frozenset[str]
    pages: frozenset[str]
    folders: tuple[str, ...]
    names: frozenset[Name]
    systems: frozenset[str]
    about: frozenset[str]


def _change(kb: KnowledgeBase, files: frozenset[str]) -> _Change | None:
    """Return what differs; None where that can be anything."""
    if any(path.rpartition("/")[2] in _FOR_ALL for path in files):
        return None
    named = _named(kb, files)
    names = frozenset(named | _standing_on(kb.contacts.values(), named))
    systems = {id_ for kind, id_ in names if kind == "system"}
    answered = {one.id for one in kb.systems.values() if _uses(one) & _contacts(names)}
    return _Change(
        files,
        _as_linked(files, files - kb.files),
        tuple(
            folder + slash
            for folder, slash, name in (path.rpartition("/") for path in files)
            if name in _FOR_A_FOLDER
        ),
        names,
        _needing(kb, systems),
        frozenset(systems | answered),
    )


def _depends(record: Record, change: _Change) -> bool:
    return (
        _name(record) in change.names
        or not _uses(record).isdisjoint(change.names)
        or (record.kind == "system" and record.id in change.systems)
        or (isinstance(record, Runbook) and not change.about.isdisjoint(systems_of(record)))
        or any(origin.path in change.files for origin in record.origins.values())
        or record.path.startswith(change.folders)
        or _links_to(record, change.pages)
    )


def _named(kb: KnowledgeBase, files: frozenset[str]) -> set[Name]:
    """Name the records that changed or are gone, and what an event that changed is about."""
    changed = [one for one in kb.documents if not files.isdisjoint(one.files)]
    names = {_name(one) for one in changed}
    for one in discover(files - kb.files, kb.configuration):
        part = one.kind in ("aspect", "table")
        kind, _, id_ = one.id.partition(":") if part else (one.kind, "", one.id)
        names.add((kind, id_))
    for record in changed:
        if isinstance(record, Exercise | Handover):
            names |= {use for use in _uses(record) if use[0] in ("runbook", "system")}
    return names


def _standing_on(contacts: Iterable[Record], names: AbstractSet[Name]) -> set[Name]:
    """Return the contacts that name one of `names`, through other contacts too."""
    uses = {_name(one): _uses(one) for one in contacts}
    found: set[Name] = set()
    fresh = set(_contacts(names))
    while fresh:
        fresh = {name for name, used in uses.items() if used & fresh} - found
        found |= fresh
    return found


def _needing(kb: KnowledgeBase, systems: set[str]) -> frozenset[str]:
    graph = DependencyGraph.of(kb)
    start = [one for one in systems if one in graph]
    return frozenset(start).union(*(graph.needed_by_all(one).depths for one in start))


def _contacts(names: AbstractSet[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if name[0] == "contact")


def _name(record: Record) -> Name:
    return record.kind, record.id


def _uses(record: Record) -> frozenset[Name]:
    """Return every name that a record's references can mean."""
    found = set()
    for use in references_of(record):
        kind, id_ = split_reference(use.value)
        for one in (kind,) if kind else use.kinds:
            found.add(("contact" if one in CONTACT_KINDS else one, id_))
    return frozenset(found)


def _as_linked(files: frozenset[str], gone: frozenset[str]) -> frozenset[str]:
    """Return the paths by which a link may name a file: as it is published, or by its folder."""
    found = set(files)
    for path in files:
        end = next((end for end in _PAGE_ENDS if path.endswith(end)), "")
        bare = path.removesuffix(end) if end else path
        found |= {bare, f"{bare}.html", bare.removesuffix("/index")}
    for path in gone:
        folder = path.rpartition("/")[0]
        while folder:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def _links_to(record: Record, pages: frozenset[str]) -> bool:
    return any(
        link_path(record.path, target) in pages
        for target in record.outline.targets()
        if target and not target.startswith("#") and not is_external(target)
    )
