"""One need of one system."""

from collections.abc import Callable
from dataclasses import dataclass

from relaybook.model.duration import Duration
from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` needs `target`; both are ids of systems.

    kind: None where nobody said, and for what is only listed as needed to recover.
    criticality: hard or soft; hard where nobody said. on_failure: what happens to `source` when
    `target` is down, None where nobody said. any_of: edges of one source that share it are
    alternatives. place: where it is written. detailed: whether kind, criticality and on_failure
    are all written.
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

    @property
    def is_hard(self) -> bool:
        """Whether `source` cannot do without `target`."""
        return self.criticality == "hard"

    def serves(self, purposes: frozenset[str]) -> bool:
        """Whether `target` is needed for any of `purposes` (run, start, recover, deploy)."""
        return not purposes.isdisjoint(self.needed_for)


Chosen = Callable[[Edge], bool]


def every(_: Edge) -> bool:
    """Choose all edges."""
    return True


def hard(edge: Edge) -> bool:
    """Choose what a system cannot do without."""
    return edge.is_hard
