"""Parsed files to one knowledge base."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from relaybook.config import Configuration
from relaybook.findings import Problem, Related
from relaybook.load.decisions.reader import decision_reader
from relaybook.load.discover import Found
from relaybook.load.exercised_texts import exercised_texts
from relaybook.load.inheritance import Inheritance
from relaybook.load.key_map import key_map
from relaybook.load.kinds import BY_KIND
from relaybook.load.linked_pages import linked_outlines
from relaybook.load.ownership.files import read_owner_files
from relaybook.load.ownership.handle_book import HandleBook
from relaybook.load.ownership.mapped_fields import MappedFields
from relaybook.load.ownership.owning import Owning
from relaybook.load.parse import Parsed
from relaybook.load.records import Loaded, Recall, build_anew, build_records
from relaybook.load.sources import TreeSources
from relaybook.model.exercise import Exercise
from relaybook.model.exercised_text import ExercisedText
from relaybook.model.heading_style import HeadingStyles
from relaybook.model.knowledge_base import KnowledgeBase, LoadProblem
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.source import Place, Tree

if TYPE_CHECKING:
    from relaybook.load.foreign.overlay import Overlay


def build_knowledge_base(
    tree: Tree,
    configuration: Configuration,
    parsed: Iterable[tuple[Found, Parsed]],
    recall: Recall = build_anew,
) -> KnowledgeBase:
    """Build every record of a tree; the files come in the order of `parts_first`.

    recall: see `build_records`.
    """
    loaded = build_records(
        parsed,
        key_map(configuration.aliases.keys, configuration.foreign_keys),
        decision_reader(configuration),
        _overlay(tree, configuration),
        recall,
    )
    loaded.problems += _tree_faults(tree, configuration)
    return _knowledge_base(tree, configuration, loaded)


def _overlay(tree: Tree, configuration: Configuration) -> "Overlay | None":
    if not configuration.imports:
        return None
    from relaybook.load.foreign.overlay import read_overlays  # noqa: PLC0415 - rarely asked for

    return read_overlays(tree, configuration)


def _knowledge_base(tree: Tree, configuration: Configuration, loaded: Loaded) -> KnowledgeBase:
    firsts, again = _by_id(loaded.records)
    loaded.problems += again
    contacts = firsts["contact"]
    owning = Owning(read_owner_files(tree, configuration), HandleBook(contacts))
    if configuration.aliases.keys:
        mapped = MappedFields(owning.book, owning.unknown)
        loaded.records = list(mapped.resolved(loaded.records))
        firsts, _ = _by_id(loaded.records)
    inheritance = Inheritance(contacts, owning)
    near = inheritance.systems(firsts["system"])
    documents = tuple(inheritance.documents(loaded, near))
    loaded.problems += (*owning.files.problems, *owning.problems)
    by_path: dict[str, Any] = {record.path: record for record in documents}
    files = frozenset(tree.paths())
    runbooks = {name: by_path[one.path] for name, one in firsts["runbook"].items()}
    exercises = firsts["exercise"]
    return KnowledgeBase(
        configuration=configuration,
        sources=TreeSources(tree),
        systems={name: by_path[one.path] for name, one in near.items()},
        contacts=contacts,
        runbooks=runbooks,
        decisions=firsts["decision"],
        exercises=exercises,
        exercised=_texts(tree, configuration, runbooks, exercises) if exercises else {},
        handovers=firsts["handover"],
        guides=firsts["guide"],
        alerts=tuple(sorted(loaded.alerts, key=lambda alert: (alert.name, repr(alert.place)))),
        documents=documents,
        files=files,
        linked=linked_outlines(tree, documents, files),
        problems=tuple(loaded.problems),
        acceptances=tuple(loaded.acceptances),
        unknown_handles=tuple(owning.unknown.all(owning.book)),
    )


def _texts(
    tree: Tree,
    configuration: Configuration,
    runbooks: Mapping[str, Runbook],
    exercises: Mapping[str, Exercise],
) -> Mapping[str, ExercisedText]:
    styles = HeadingStyles(configuration)
    return exercised_texts(tree, runbooks, exercises.values(), styles)


def _by_id(records: Sequence[Record]) -> tuple[dict[str, dict[str, Any]], list[LoadProblem]]:
    """Return the records of each kind by id, the first by path, and a problem for each other."""
    firsts: dict[str, dict[str, Any]] = {kind: {} for kind in BY_KIND}
    problems = []
    for record in records:
        first = firsts[record.kind].setdefault(record.id, record)
        if first is not record:
            problems.append(_same_id(first, record))
    return firsts, problems


def _tree_faults(tree: Tree, configuration: Configuration) -> Iterator[LoadProblem]:
    folders = [folder for folder, _ in configuration.folders.kinds()]
    for fault in tree.faults():
        if any(folder == "." or f"{fault.path}/".startswith(f"{folder}/") for folder in folders):
            problem = Problem(Place(fault.path), fault.reason, fault.help)
            yield LoadProblem("unreadable-file", problem)


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
