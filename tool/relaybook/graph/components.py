"""Strongly connected components without recursion, since a chain of systems may be long."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node", str, int)
Neighbours = Callable[[Node], Iterable[Node]]


def postorder(nodes: Iterable[Node], successors: Neighbours[Node]) -> list[Node]:
    """Return each reachable node once, after all that its depth-first search finds.

    Without cycles, the reverse is a topological order. It depends on the order of `nodes` and of
    `successors`, so give both sorted.
    """
    found: list[Node] = []
    seen: set[Node] = set()
    for root in nodes:
        if root not in seen:
            seen.add(root)
            found.extend(_search(root, successors, seen))
    return found


def strongly_connected(
    nodes: Iterable[Node], successors: Neighbours[Node], predecessors: Neighbours[Node]
) -> list[list[Node]]:
    """Return the largest sets of nodes that all reach each other, each sorted (Kosaraju)."""
    components = []
    seen: set[Node] = set()
    for root in reversed(postorder(nodes, successors)):
        if root not in seen:
            seen.add(root)
            components.append(sorted(_search(root, predecessors, seen)))
    return components


def _search(root: Node, successors: Neighbours[Node], seen: set[Node]) -> Iterator[Node]:
    path = [(root, iter(successors(root)))]
    while path:
        node, rest = path[-1]
        for following in rest:
            if following not in seen:
                seen.add(following)
                path.append((following, iter(successors(following))))
                break
        else:
            path.pop()
            yield node
