"""Two graphs held against each other, for a person."""

from collections.abc import Iterator, Mapping, Sequence

from relaybook.graph.compare import Comparison, Pair, by_disagreement
from relaybook.graph.draw.words import plural
from relaybook.report.printable import columns, printable, wrapped
from relaybook.report.style import Style

WARNING = (
    "Observed data can be wrong too: traces miss what they do not reach and show what is not "
    "there. Nothing of this is written into a record; look before you correct one."
)
NO_WINDOW = "nobody says which time it covers"


def render(
    comparison: Comparison, problems: Sequence[str] = (), *, color: bool = False, width: int = 80
) -> str:
    """Return what is only there, only here, in both, and about whom they agree least."""
    return "\n".join(_lines(comparison, problems, Style(color), width)) + "\n"


def _lines(
    comparison: Comparison, problems: Sequence[str], style: Style, width: int
) -> Iterator[str]:
    observed = comparison.observed
    head = f"Declared needs against {observed.format}: {', '.join(observed.files) or 'no file'}"
    yield from map(style.strong, wrapped(head, width))
    yield from wrapped(f"Window: {observed.window or NO_WINDOW}", width)
    yield from wrapped(
        f"In both {len(comparison.both):,}, only here {len(comparison.only_here):,}, only there "
        f"{len(comparison.only_there):,}; Jaccard {comparison.jaccard:.2f}",
        width,
    )
    yield from wrapped(WARNING, width)
    for one in problems:
        yield from wrapped(f"Could not be read: {one}", width)
    yield from _pairs(
        "Only there: observed, and declared by nobody", comparison.only_there, comparison, style
    )
    yield from _pairs(
        "Only here: declared, and not observed", comparison.only_here, comparison, style
    )
    yield from _counts("Declared needs that were not compared", comparison.skipped, style)
    yield from _counts("Observed edges that were left out", comparison.left_out, style)
    yield from _counts(
        "Names that are no system of ours; an alias may say which they are",
        comparison.unknown,
        style,
    )
    yield from _scores(comparison, style)


def _pairs(
    title: str, pairs: Sequence[Pair], comparison: Comparison, style: Style
) -> Iterator[str]:
    yield ""
    yield style.strong(f"{title}: {len(pairs):,}")
    for pair in pairs:
        calls = comparison.calls.get(pair)
        times = f" ({plural(calls, 'call')})" if calls is not None else ""
        yield printable(f"  {pair[0]} -> {pair[1]}{times}")


def _counts(title: str, counts: Mapping[str, int], style: Style) -> Iterator[str]:
    if counts:
        yield ""
        yield style.strong(f"{title}: {sum(counts.values()):,}")
        for name, count in counts.items():
            yield printable(f"  {name}: {count:,}")


def _scores(comparison: Comparison, style: Style) -> Iterator[str]:
    scores = by_disagreement(comparison)
    if not scores:
        return
    yield ""
    yield style.strong("By system, least agreement first: in both, only here, only there, Jaccard")
    wide = max(columns(one.system) for one in scores)
    for one in scores:
        name = one.system + " " * (wide - columns(one.system))
        row = f"  {name} {one.both:4} {one.only_here:4} {one.only_there:4}  {one.jaccard:.2f}"
        yield printable(row)
