"""What a change means: two revisions of a knowledge base, judged on the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from relaybook.findings import Report
from relaybook.graph.dependencies import DependencyGraph
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.review.difference_edges import EdgeChanges, edge_changes
from relaybook.review.difference_findings import FindingChanges, finding_changes
from relaybook.review.difference_ladder import Judged, LadderChanges, ladder_changes
from relaybook.review.difference_renames import Renames, ids_of, renames
from relaybook.rules.requirement_packs import pack_files


@dataclass(frozen=True, slots=True)
class Side:
    """One revision. name: how people call it; commit: its id, empty for files on disk."""

    name: str
    commit: str
    kb: KnowledgeBase
    report: Report


_ANSWERING = ("owner", "owners", "technical_owner", "accountable_executive")


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """A record that is there before and after, for which somebody else answers.

    field: which of those who answer. inherited: whether neither is written in the record itself.
    """

    record: str
    path: str
    field: str
    before: str | None
    after: str | None
    inherited: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change means.

    added, removed: records, as `kind:id`. renamed: those that only have another id. unasked: rules
    that also look at the history in git, which neither side was judged by. configured_anew: whether
    the configuration or a pack differs, which opens and closes findings by itself.
    """

    base: Side
    head: Side
    findings: FindingChanges
    edges: EdgeChanges
    owners: tuple[OwnerChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    ladder: LadderChanges = field(default_factory=LadderChanges)
    unasked: tuple[str, ...] = ()
    configured_anew: bool = False
    renamed: Renames = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing that is looked at differs."""
        found, edges = self.findings, self.edges
        parts = (found.opened, found.closed, found.accepted, found.returned, found.reweighed)
        graph = (edges.added, edges.removed, edges.changed, edges.radii)
        ladder = (self.ladder.reviews, self.ladder.moves)
        records = (self.added, self.removed, self.renamed)
        return not any((*parts, *graph, *ladder, self.owners, *records))


def difference(
    base: Side, head: Side, judged: tuple[Judged, Judged] = ({}, {}), unasked: tuple[str, ...] = ()
) -> Difference:
    """Hold `head` against `base`. judged: what reviews say of both, see `judgements`."""
    before, after = _by_reference(base.kb), _by_reference(head.kb)
    renamed = _renamed(base, head, before, after)
    before = {renamed.get(name, name): record for name, record in before.items()}
    graphs = DependencyGraph.of(base.kb), DependencyGraph.of(head.kb)
    return Difference(
        base=base,
        head=head,
        findings=finding_changes(base.report, head.report, renamed),
        edges=edge_changes(*graphs, ids_of(renamed, "system")),
        owners=tuple(_owner_changes(before, after)),
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        ladder=ladder_changes(*judged, renamed),
        unasked=unasked,
        configured_anew=_asked(base.kb) != _asked(head.kb),
        renamed=renamed,
    )


def _renamed(
    base: Side, head: Side, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Renames:
    gone = [before[name] for name in sorted(before.keys() - after.keys())]
    new = [after[name] for name in sorted(after.keys() - before.keys())]
    side_of = {id(one): base for one in gone} | {id(one): head for one in new}
    return renames(gone, new, lambda one: side_of[id(one)].kb.sources.data(one.path))


def _asked(kb: KnowledgeBase) -> tuple[object, ...]:
    """Return what says what is asked of records."""
    return (kb.configuration, *((path, kb.sources.text(path)) for path in pack_files(kb)))


def _by_reference(kb: KnowledgeBase) -> Mapping[str, Record]:
    """Return the records by name; of two with one name the first by path."""
    found: dict[str, Record] = {}
    for record in kb.documents:
        found.setdefault(record.reference, record)
    return found


def _owner_changes(
    before: Mapping[str, Record], after: Mapping[str, Record]
) -> Iterator[OwnerChange]:
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name], after[name]
        for asked in _ANSWERING:
            was, now = _who(old, asked), _who(new, asked)
            if was != now:
                inherited = not (_is_own(old, asked) or _is_own(new, asked))
                yield OwnerChange(name, new.path, asked, was, now, inherited)


def _who(record: Record, field: str) -> str | None:
    """Return who answers for a record; several of them in one line."""
    value = getattr(record, field, None)
    return ", ".join(value) or None if isinstance(value, tuple) else value


def _is_own(record: Record, field: str) -> bool:
    """Whether a value is written in the record itself."""
    origin = record.origins.get(field)
    return _who(record, field) is not None and (origin is None or not origin.inherited)
