"""The map as plain text, for a terminal in an incident."""

from collections.abc import Iterator
from textwrap import wrap

from relaybook.graph.draw.words import clean, derived_in_words, describe, needs_in_words, summary
from relaybook.graph.view import MapLink, MapView

_NEEDS = "  needs      "
_NEEDED_BY = "  needed by  "
_DERIVED = "  derived    "
_PART_OF = "  part of    "
_WIDTH = 80


def render(view: MapView) -> str:
    """Return each system with what it needs and what needs it: the focus first, then by tier."""
    needs: dict[str, list[MapLink]] = {node.id: [] for node in view.nodes}
    needed_by: dict[str, list[str]] = {node.id: [] for node in view.nodes}
    for link in view.links:
        needs[link.source].append(link)
        needed_by[link.target].append(clean(link.source))
    lines = [clean(view.title), *summary(view)]
    by_tier = sorted(view.nodes, key=lambda node: (node.id != view.focus, node.tier or 9, node.id))
    for node in by_tier:
        lines += ["", *_wrapped("", describe(node), "    "), *_needs(needs[node.id])]
        lines += _derived(view, node.id)
        if needed_by[node.id]:
            lines += _wrapped(_NEEDED_BY, ", ".join(needed_by[node.id]))
    return "\n".join(lines) + "\n"


def _needs(links: list[MapLink]) -> Iterator[str]:
    width = max((len(clean(link.target)) for link in links), default=0)
    for link in links:
        yield from _wrapped(
            _NEEDS,
            f"{clean(link.target):<{width}}  {needs_in_words(link)}",
            " " * (len(_NEEDS) + width + 2),
        )


def _derived(view: MapView, system: str) -> Iterator[str]:
    """Yield what a whole needs since its parts do, and what the system is part of."""
    for edge in view.derived:
        if edge.source == system:
            yield from _wrapped(_DERIVED, f"{clean(edge.target)}  {derived_in_words(edge)}")
    wholes = [clean(whole) for part, whole in view.part_of if part == system]
    if wholes:
        yield from _wrapped(_PART_OF, ", ".join(wholes))


def _wrapped(first: str, text: str, indent: str | None = None) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first) if indent is None else indent,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )
