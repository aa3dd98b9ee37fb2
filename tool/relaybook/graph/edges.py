"""One need of one system."""

from collections.abc import Callable
from dataclasses import dataclass

from relaybook.model.dependency import Agreement
from relaybook.model.duration import Duration
from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` needs `target`; both are ids of systems.

    kind: None where nobody said, and for what is only listed as needed to recover.
    criticality: hard or soft; hard where nobody said. on_failure: what happens to `source` when
    `target` is down, None where nobody said. any_of: edges of one source that share it are
    alternatives. tolerates: how long `source` does without; None where nobody said.
    place: where it is written. detailed: whether kind, criticality and on_failure are all written.
    environment, interface, via, runbook, contract, agreed: as written, None where they are not.
    stands_for: of an edge that nobody wrote, those between parts of the two from which it follows.
    """

    source: str
    target: str
    kind: str | None = None
    criticality: str = "hard"
    on_failure: str | None = None
    needed_for: tuple[str, ...] = ("run",)
    any_of: str | None = None
    tolerates: Duration | None = None
    place: Place | None = None
    detailed: bool = False
    environment: str | None = None
    interface: str | None = None
    via: str | None = None
    runbook: str | None = None
    contract: str | None = None
    agreed: Agreement | None = None
    stands_for: tuple["Edge", ...] = ()

    @property
    def is_hard(self) -> bool:
        """Whether `source` cannot do without `target`."""
        return self.criticality == "hard"

    @property
    def is_listed(self) -> bool:
        """Whether it stands in `needed_to_recover`, so that nothing more is said of it."""
        at = self.place.at if self.place else None
        return isinstance(at, tuple) and at[:1] == ("needed_to_recover",)

    def serves(self, purposes: frozenset[str]) -> bool:
        """Whether `target` is needed for any of `purposes` (run, start, recover, deploy)."""
        return not purposes.isdisjoint(self.needed_for)


RUN = frozenset({"run"})
COLD_START = frozenset({"start", "recover"})

Chosen = Callable[[Edge], bool]


def every(_: Edge) -> bool:
    """Choose all edges."""
    return True


def hard(edge: Edge) -> bool:
    """Choose what a system cannot do without."""
    return edge.is_hard


def hard_run(edge: Edge) -> bool:
    """Choose what a system cannot do without while it runs."""
    return edge.is_hard and not RUN.isdisjoint(edge.needed_for)


def hard_cold_start(edge: Edge) -> bool:
    """Choose what a system cannot be started or recovered without."""
    return edge.is_hard and not COLD_START.isdisjoint(edge.needed_for)


def in_order(edge: Edge) -> tuple[str, ...]:
    """Return what edges are sorted by, so that the order of files and lists changes nothing."""
    return (
        edge.source,
        edge.target,
        edge.any_of or "",
        edge.criticality,
        edge.on_failure or "",
        edge.kind or "",
        edge.tolerates.text if edge.tolerates else "",
        *edge.needed_for,
    )
