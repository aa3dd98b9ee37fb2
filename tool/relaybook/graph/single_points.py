"""What takes the systems that matter down with it when it fails alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from relaybook.graph.edges import Edge, in_order
from relaybook.graph.failure import DOWN, FailureModel, effect


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A system whose failure alone takes others down.

    downs: those of the systems that were asked about, sorted, itself left out. path: shortest, from
    one of them to the system, each step a need that nothing else meets meanwhile.
    """

    system: str
    downs: tuple[str, ...]
    path: tuple[Edge, ...]


def single_points(model: FailureModel, critical: Collection[str]) -> Mapping[str, SinglePoint]:
    """Return each system whose failure takes others that are `critical` down, by id."""
    mask = model.downs.mask(critical)
    found = {}
    for name in model.downs.names:
        hit = model.downs.bits[name] & mask
        if hit:
            downs = tuple(model.downs.named(hit))
            found[name] = SinglePoint(name, downs, _nearest(model, name, frozenset(downs)))
    return found


def _nearest(model: FailureModel, failed: str, ends: frozenset[str]) -> tuple[Edge, ...]:
    """Search from `failed` over what goes down with it to the nearest of `ends`."""
    lost = model.downs.bits[failed] | model.downs.mask([failed])
    steps: dict[str, Edge | None] = {failed: None}
    ring = [failed]
    while not ends.intersection(ring):
        found: dict[str, Edge] = {}
        for name in ring:
            for edge in sorted(_felt(model, name, lost), key=in_order):
                if edge.source not in steps:
                    found.setdefault(edge.source, edge)
        steps.update(found)
        ring = sorted(found)
    path = []
    step = steps[min(ends.intersection(ring))]
    while step is not None:
        path.append(step)
        step = steps[step.target]
    return tuple(path)


def _felt(model: FailureModel, name: str, lost: int) -> list[Edge]:
    """Return the edges to `name` of needs that are lost as a whole and take the source down."""
    number = model.downs.number
    return [
        edge
        for need, edge in model.felt_by[name]
        if max(map(effect, need.edges)) == DOWN
        and all(lost >> number[target] & 1 for target in need.targets)
    ]
