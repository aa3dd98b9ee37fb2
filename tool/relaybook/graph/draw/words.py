"""What all renderers say in the same words, made of text that nobody has checked."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from relaybook.model.secrets import mask_secrets

if TYPE_CHECKING:  # every command counts in words; few draw, which needs all models
    from collections.abc import Iterable

    from relaybook.graph.edges import Edge
    from relaybook.graph.view import MapLink, MapNode, MapView

# Controls, surrogates, private and unassigned characters, and those that reverse text or hide.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile(r"\s+")
_NAMED_DANGLING = 5
_NAMED_REASONS = 5


def clean(text: str) -> str:
    """Return `text` on one line, without secrets and what terminals, XML or readers trip over."""
    spaced = mask_secrets(_SPACES.sub(" ", text).strip())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN)


def plural(count: int, one: str, many: str = "") -> str:
    """Return `1 system` or `20 systems`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def tier_and_owner(node: MapNode) -> str:
    """Return `tier 1 · Fraud platform`, saying what is missing."""
    tier = f"tier {node.tier}" if node.tier else "no tier"
    return f"{tier} · {clean(node.owner) or 'no owner'}"


def standing(node: MapNode) -> str:
    """Return who runs it where that is not us, its lifecycle, and whether anybody is missing."""
    parts = []
    if node.external:
        parts.append("external")
    if node.vendor:
        parts.append(f"run by {clean(node.vendor)}")
    if node.lifecycle != "production":
        parts.append(clean(node.lifecycle))
    if node.absent:
        parts.append(f"NOT ACTIVE: {clean(node.absent)}")
    return " · ".join(parts)


def whole(node: MapNode) -> str:
    """Return what a system is part of; empty where nobody said."""
    return f"part of {', '.join(map(clean, node.part_of))}" if node.part_of else ""


def describe(node: MapNode) -> str:
    """Return everything known of a system on one line."""
    parts = [clean(node.title), node.id, tier_and_owner(node), standing(node)]
    if node.findings:
        parts.append(plural(node.findings, "open finding"))
    return " · ".join(dict.fromkeys(part for part in map(clean, parts) if part))


def needs_in_words(link: MapLink) -> str:
    """Return how one system needs another: `sync_call, hard, fails; dns, soft, degrades`."""
    if link.strength == "derived":
        return derived_in_words(link.edges[0])
    unnamed = "listed" if link.strength == "recovery" else "no kind"
    return edges_in_words(link.edges, unnamed)


def derived_in_words(edge: Edge) -> str:
    """Return how a whole needs another, and from what that follows: `hard, from api > rates`."""
    why = [f"{clean(one.source)} > {clean(one.target)}" for one in edge.stands_for]
    more = len(why) - _NAMED_REASONS
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{edge.criticality}, from {', '.join(why[:_NAMED_REASONS])}{rest}"


def edges_in_words(edges: Iterable[Edge], unnamed: str = "no kind") -> str:
    """Return the same for some needs; `unnamed` stands where nobody says of which kind one is."""
    return "; ".join(
        ", ".join(
            [edge.kind or ("listed" if edge.is_listed else unnamed)]
            + [edge.criticality]
            + ([edge.on_failure] if edge.on_failure else [])
            + ([] if edge.needed_for == ("run",) else ["to " + "/".join(edge.needed_for)])
            + ([f"any of {clean(edge.any_of)}"] if edge.any_of else [])
        )
        for edge in edges
    )


def summary(view: MapView) -> tuple[str, ...]:
    """Return one sentence on how much is drawn, and more where something is not."""
    shown = (
        f"{_of(len(view.nodes), view.systems, 'system')} and "
        f"{_of(len(view.links), view.dependencies, 'dependency', 'dependencies')}."
    )
    said = [shown]
    if (rest := view.around - len(view.nodes)) > 0:
        said.append(f"Not drawn: {rest:,} of the {view.around:,} systems here, the least critical.")
    if view.all_derived:
        derived = _of(len(view.derived), view.all_derived, "derived need")
        said.append(
            f"{derived}, which nobody wrote: {_follow(view.all_derived)} from those of parts."
        )
    if not view.dangling:
        return tuple(said)
    names = sorted({clean(name) for _, name in view.dangling})
    more = len(names) - _NAMED_DANGLING
    named = ", ".join(names[:_NAMED_DANGLING]) + (f" and {more} more" if more > 0 else "")
    count = plural(len(view.dangling), "dependency", "dependencies")
    return (*said, f"Not drawn: {count} on what is no system here ({named}).")


def _follow(count: int) -> str:
    return "it follows" if count == 1 else "they follow"


def _of(shown: int, total: int, one: str, many: str = "") -> str:
    if shown == total:
        return plural(total, one, many)
    return f"{shown:,} of {plural(total, one, many)}"
