"""A tree of files to one knowledge base."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from relaybook.config import Configuration
from relaybook.findings import Acceptance, Problem, Related
from relaybook.load.alert_rules import alert_rules
from relaybook.load.assemble import Assembly, Draft, assemble, with_defaults
from relaybook.load.configuration import load_configuration
from relaybook.load.discover import Found, discover, form_of
from relaybook.load.inherit import inherit_for_runbook, inherit_for_system
from relaybook.load.memory import collection_paused
from relaybook.load.parse import Parsed, parse_file
from relaybook.load.sources import TreeSources
from relaybook.load.table_fields import split_cells
from relaybook.load.unknown_defaults import unknown_defaults
from relaybook.load.validate import build_record, field_names
from relaybook.load.workers import parse_all
from relaybook.model.alert import AlertRule
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.decision import Decision
from relaybook.model.exercise import Exercise
from relaybook.model.guide import Guide
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, LoadProblem
from relaybook.model.links import find_page, is_external, is_page, link_path
from relaybook.model.outline import EMPTY_OUTLINE, Outline
from relaybook.model.record import Facts, Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.source import LineColumn, Place, Tree

MODELS: dict[str, type[Record]] = {
    "system": System,
    "contact": Contact,
    "runbook": Runbook,
    "decision": Decision,
    "exercise": Exercise,
    "handover": Handover,
    "guide": Guide,
}


def load(tree: Tree, configuration: Configuration | None = None) -> KnowledgeBase:
    """Load every record of a tree; raises ConfigurationError where `relaybook.yml` is wrong."""
    with collection_paused():
        return _load(tree, configuration)


def _load(tree: Tree, configuration: Configuration | None) -> KnowledgeBase:
    configuration = configuration or load_configuration(tree)
    found = discover(tree.paths(), configuration)
    problems = [_tree_fault(fault) for fault in _faults(tree, configuration)]
    acceptances: list[Acceptance] = []
    alerts: list[AlertRule] = []

    def parsed() -> Iterator[tuple[Found, Parsed]]:
        for one, result in parse_all(tree, found):
            problems.extend(_parse_problems(one.kind, one.id, result))
            acceptances.extend(_acceptance(result.path, parts) for parts in result.acceptances)
            if one.kind == "alert":
                alerts.extend(alert_rules(one.path, result.fields or []))
            else:
                yield one, result

    records = _records(assemble(parsed()), problems)
    return _knowledge_base(tree, configuration, records, alerts, problems, acceptances)


def _records(assembly: Assembly, problems: list[LoadProblem]) -> list[Record]:
    problems += assembly.problems
    problems += unknown_defaults(assembly, _models, (*MODELS.values(), *CONTACT_TYPES.values()))
    records = []
    assembly.drafts.reverse()
    while assembly.drafts:  # each is dropped as soon as its record stands: they are the same data
        record, faults = _record(assembly.drafts.pop(), assembly.defaults)
        records.append(record)
        problems += faults
    return records


def _record(draft: Draft, defaults: dict[str, Parsed]) -> tuple[Record, list[LoadProblem]]:
    found, parsed = draft.found, draft.parsed
    model = _model(draft, defaults)
    fields, origins = with_defaults(draft, field_names(model, ()), defaults)
    fields = split_cells(model, fields, origins)
    outline = Outline.from_plain(parsed.outline) if parsed.outline else EMPTY_OUTLINE
    facts = Facts(
        found.id,
        found.path,
        outline,
        origins,
        files=tuple(draft.files),
        fields_read=_fields_read(parsed),
    )
    return build_record(model, fields, facts)


def _model(draft: Draft, defaults: dict[str, Parsed]) -> type[Record]:
    if draft.found.kind != "contact":
        return MODELS[draft.found.kind]
    type_ = with_defaults(draft, ("type",), defaults)[0].get("type")
    return CONTACT_TYPES.get(str(type_), Contact)


def _models(draft: Draft) -> tuple[type[Record], ...]:
    kind = draft.found.kind
    return tuple(CONTACT_TYPES.values()) if kind == "contact" else (MODELS[kind],)


def _fields_read(parsed: Parsed) -> bool:
    """Whether the fields are what the file says, not the rest of one that cannot be read."""
    unread = ("unreadable-file", "invalid-front-matter")
    return bool(parsed.fields) or not any(fault[0] in unread for fault in parsed.faults)


def _knowledge_base(
    tree: Tree,
    configuration: Configuration,
    records: list[Record],
    alerts: list[Any],
    problems: list[LoadProblem],
    acceptances: list[Acceptance],
) -> KnowledgeBase:
    kinds: dict[str, dict[str, Any]] = {kind: {} for kind in MODELS}
    for record in sorted(records, key=lambda one: one.path):
        first = kinds[record.kind].setdefault(record.id, record)
        if first is not record:
            problems.append(_same_id(first, record))
    contacts = kinds["contact"]
    systems = {
        name: inherit_for_system(system, contacts) for name, system in kinds["system"].items()
    }
    filled = {}
    for record in records:
        if isinstance(record, Runbook):
            filled[record.path], faults = inherit_for_runbook(record, systems, contacts)
            problems += faults
        elif isinstance(record, System):
            filled[record.path] = (
                systems[record.id] if kinds["system"][record.id] is record else record
            )
    documents = tuple(
        filled.get(record.path, record) for record in sorted(records, key=lambda one: one.path)
    )
    files = frozenset(tree.paths())
    return KnowledgeBase(
        configuration=configuration,
        sources=TreeSources(tree),
        systems=systems,
        contacts=contacts,
        runbooks={name: filled[one.path] for name, one in kinds["runbook"].items()},
        decisions=kinds["decision"],
        exercises=kinds["exercise"],
        handovers=kinds["handover"],
        guides=kinds["guide"],
        alerts=tuple(sorted(alerts, key=lambda alert: (alert.name, repr(alert.place)))),
        documents=documents,
        files=files,
        linked=_linked_outlines(tree, documents, files),
        problems=tuple(problems),
        acceptances=tuple(acceptances),
    )


def _linked_outlines(
    tree: Tree, documents: Iterable[Record], files: frozenset[str]
) -> dict[str, Outline]:
    """Headings of pages that are no records but that a link with an anchor names."""
    known = {record.path for record in documents}
    targets = {
        path
        for record in documents
        for link in record.outline.links
        if "#" in link.target
        and not is_external(link.target)
        and (path := find_page(link_path(record.path, link.target), files))
        and path not in known
        and is_page(path)
    }
    outlines = {}
    for path in sorted(targets):
        parts = parse_file(tree, path, "markdown", "guide").outline
        outlines[path] = Outline.from_plain(parts) if parts else EMPTY_OUTLINE
    return outlines


def _faults(tree: Tree, configuration: Configuration) -> Iterator[Any]:
    folders = [folder for folder, _ in configuration.folders.kinds()]
    for fault in tree.faults():
        if any(folder == "." or f"{fault.path}/".startswith(f"{folder}/") for folder in folders):
            yield fault


def _tree_fault(fault: Any) -> LoadProblem:
    return LoadProblem("unreadable-file", Problem(Place(fault.path), fault.reason, fault.help))


def _parse_problems(kind: str, id_: str, parsed: Parsed) -> list[LoadProblem]:
    record = "" if kind in ("aspect", "table", "defaults", "alert") else f"{kind}:{id_}"
    return [
        LoadProblem(
            rule, Problem(Place(parsed.path, LineColumn(line, column)), message, help_), record
        )
        for rule, message, help_, line, column in parsed.faults
    ]


def _acceptance(path: str, parts: tuple[Any, ...]) -> Acceptance:
    rule, reason, until, line, first, last = parts
    return Acceptance(
        rule,
        reason,
        date.fromisoformat(until) if _is_day(until) else None,
        Place(path, LineColumn(line, 1)),
        (first, last),
    )


def _is_day(text: str) -> bool:
    try:
        return bool(text) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _same_id(first: Record, second: Record) -> LoadProblem:
    return LoadProblem(
        "duplicate-id",
        Problem(
            second.top(),
            f"the id {second.id!r} is already taken by {first.path}",
            "rename this file; the id of a record is the name of its file",
            (Related(first.top(), "first used here"),),
        ),
        second.reference,
    )
