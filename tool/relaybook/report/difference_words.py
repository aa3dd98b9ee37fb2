"""What a change means, in sections that every format for people shows in the same words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from relaybook.config import FILE_NAME
from relaybook.findings import Finding
from relaybook.graph.draw.words import plural
from relaybook.graph.edges import Edge
from relaybook.report.trend_words import lowest_in_words
from relaybook.report.wording import by_severity, place_of
from relaybook.review.difference import Difference, OwnerChange
from relaybook.review.difference_edges import EdgeChange, FieldChange, RadiusChange
from relaybook.review.difference_ladder import LadderMove, ReviewChange
from relaybook.review.review_points import ReviewPoint

NOTHING = "Nothing that is looked at differs."
_NOBODY = "nobody"
_NOT_SAID = "not said"
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One line. word: ours. said, more: what records say, which nobody has checked."""

    word: str
    said: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A title with how many there are, and the lines below it."""

    title: str
    items: tuple[Item, ...]


def headline(difference: Difference) -> str:
    """Return what was opened and closed in one sentence."""
    found = difference.findings
    opened = (*found.opened, *found.returned)
    parts = [f"{by_severity(opened)} opened" if opened else "no findings opened"]
    parts.append(f"{by_severity(found.closed)} closed" if found.closed else "none closed")
    if found.reweighed:
        parts.append(f"{len(found.reweighed):,} weigh otherwise")
    if found.accepted:
        parts.append(f"{len(found.accepted):,} accepted or put off")
    return f"{'; '.join(parts)}; {found.stayed:,} open as before"


def at_a_glance(difference: Difference) -> str:
    """Return how much else differs, empty where nothing does: numbers alone, no text of records."""
    edges, ladder = difference.edges, difference.ladder
    both = [(one.before, one.after) for one in ladder.reviews if one.before and one.after]
    before, after = sum(one.gates for one, _ in both), sum(one.gates for _, one in both)
    old, new = sum(one.waived for one, _ in both), sum(one.waived for _, one in both)
    begun = sum(not one.before for one in ladder.reviews)
    over = sum(not one.after for one in ladder.reviews)
    falls = sum(one.falls for one in ladder.moves)
    others = len(ladder.moves) - falls
    said = (
        (before != after, f"open gates {before:,} to {after:,}"),
        (old != new, f"waived gates {old:,} to {new:,}"),
        (begun, f"{plural(begun, 'handover')} begun"),
        (over, f"{plural(over, 'handover')} no longer in progress"),
        (falls, f"{falls:,} lower on the ladder"),
        (others, f"{plural(others, 'other move' if falls else 'move')} on the ladder"),
        (difference.owners, f"who answers for {_records(difference.owners)}"),
        (edges.added, plural(len(edges.added), "need") + " added"),
        (edges.removed, plural(len(edges.removed), "need") + " removed"),
        (edges.changed, plural(len(edges.changed), "need") + " changed"),
        (edges.radii, "who goes down with " + plural(len(edges.radii), "system")),
    )
    parts = [words for differs, words in said if differs]
    return f"Also: {', '.join(parts)}." if parts else ""


def _records(owners: Sequence[OwnerChange]) -> str:
    return plural(len({one.record for one in owners}), "record")


def sides(difference: Difference) -> str:
    """Return which revision is held against which."""
    return f"{_named(difference.head.name, '')} against {_base(difference)}"


def cautions(difference: Difference) -> Iterator[str]:
    """Yield what a reader must know to judge what is shown."""
    if difference.configured_anew:
        yield f"{FILE_NAME} or a pack differs, which opens and closes findings by itself."
    if difference.unasked:
        yield (
            "Neither side was judged by the history in git, at which these rules look too: "
            f"{', '.join(difference.unasked)}"
        )


def sections(difference: Difference, prefix: str = "") -> Iterator[Section]:
    """Yield what differs, what decides first. prefix: leads to the knowledge base."""
    found, edges, moves = difference.findings, difference.edges, difference.ladder.moves
    titled: tuple[tuple[str, Iterable[Item]], ...] = (
        ("Handovers in progress", map(_review, difference.ladder.reviews)),
        ("Lower on the ladder", (_move(one) for one in moves if one.falls)),
        ("Opened", (_finding(one, prefix, one.help) for one in found.opened)),
        ("Open again: accepted or put off before", _again(found.returned, prefix)),
        (
            "Weigh otherwise",
            (
                _finding(
                    one.after,
                    prefix,
                    word=f"{one.before.severity.word} to {one.after.severity.word}",
                )
                for one in found.reweighed
            ),
        ),
        ("Closed, with where they stood", (_finding(one, prefix) for one in found.closed)),
        ("Accepted, or put off by the baseline", _accepted(found.accepted, prefix)),
        ("Moves on the ladder", (_move(one) for one in moves if not one.falls)),
        ("Who answers", _owners(difference.owners)),
        ("Needs added", (_edge(one) for one in edges.added)),
        ("Needs removed", (_edge(one) for one in edges.removed)),
        ("Needs changed", map(_changed, edges.changed)),
        ("Who goes down with it", map(_radius, edges.radii)),
        (
            "Records renamed",
            (Item("", f"{old} -> {new}") for old, new in sorted(difference.renamed.items())),
        ),
        ("Records added", (Item("", name) for name in difference.added)),
        ("Records removed", (Item("", name) for name in difference.removed)),
    )
    for title, given in titled:
        items = tuple(given)
        if items:
            yield Section(f"{title}: {len(items):,}", items)


def _named(name: str, commit: str) -> str:
    return f"{name} ({commit[:10]})" if commit else name


def _base(difference: Difference) -> str:
    return _named(difference.base.name, difference.base.commit)


def _review(change: ReviewChange) -> Item:
    before, after = (
        "not in progress" if one is None else f"{_gates(one)}, {_least(one)}"
        for one in (change.before, change.after)
    )
    return Item("", f"{change.handover}: {before} -> {after}")


def _gates(review: ReviewPoint) -> str:
    waived = f", {review.waived:,} waived" if review.waived else ""
    return f"{plural(review.gates, 'open gate')}{waived}"


def _least(review: ReviewPoint) -> str:
    return f"least far {lowest_in_words(review)}"


def _move(move: LadderMove) -> Item:
    gate = " (gate)" if move.is_gate else ""
    word = f"{move.before} to {move.after}{gate}"
    return Item(word, f"{move.code} {move.requirement} of {move.subject}, {move.handover}".strip())


def _finding(one: Finding, prefix: str, more: str = "", word: str = "") -> Item:
    return Item(
        word or one.severity.word, f"{place_of(one, prefix)} [{one.rule}] {one.message}", more
    )


def _again(findings: Sequence[Finding], prefix: str) -> Iterator[Item]:
    return (_finding(one, prefix, one.help) for one in findings)


def _accepted(findings: Sequence[Finding], prefix: str) -> Iterator[Item]:
    return (_finding(one, prefix, one.accepted or "in the baseline") for one in findings)


def _owners(changes: Sequence[OwnerChange]) -> Iterator[Item]:
    """Yield own values one by one, inherited ones together: they follow from others."""
    for one in changes:
        if not one.inherited:
            yield Item(
                _field(one.field), f"{one.record}: {_change(one.before, one.after, _NOBODY)}"
            )
    inherited = Counter(
        (one.field, _change(one.before, one.after, _NOBODY)) for one in changes if one.inherited
    )
    for (field, change), count in sorted(inherited.items()):
        yield Item(f"{_field(field)} of {plural(count, 'record')} that inherit it", change)


def _field(name: str) -> str:
    return name.replace("_", " ")


def _change(before: str | None, after: str | None, nothing: str = _NOT_SAID) -> str:
    return f"{before or nothing} -> {after or nothing}"


def _edge(edge: Edge) -> Item:
    said = [edge.criticality, edge.kind, edge.on_failure]
    said += [f"tolerates {edge.tolerates.text}"] if edge.tolerates else []
    listed = "to recover" if edge.is_listed else ", ".join(one for one in said if one)
    return Item("", f"{edge.source} -> {edge.target} ({listed})")


def _changed(change: EdgeChange) -> Item:
    pair = f"{change.after.source} -> {change.after.target}"
    return Item("", pair, "; ".join(map(_field_change, change.fields)))


def _field_change(change: FieldChange) -> str:
    return f"{_field(change.field)} {_change(change.before, change.after)}"


def _radius(change: RadiusChange) -> Item:
    counts = [
        "no such system" if one is None else plural(one, "system")
        for one in (change.before, change.after)
    ]
    parts = [
        f"{word}: {_listed(names)}"
        for word, names in (("now also", change.more), ("no longer", change.fewer))
        if names
    ]
    return Item("", f"{change.system}: {counts[0]} -> {counts[1]}", "; ".join(parts))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
