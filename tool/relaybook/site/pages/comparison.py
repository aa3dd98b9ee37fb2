"""The declared graph beside each graph that `compare` of `relaybook.yml` names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relaybook.config_exchange import CompareSource
from relaybook.graph.compare import Choice, Comparison, Pair, by_disagreement, compare
from relaybook.graph.observed_files import read_observed
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, Search, note
from relaybook.site.planned import PlannedFile
from relaybook.site.tables import Listing, table
from relaybook.source import Unreadable

URI = "comparison.md"
_WRONG_TOO = (
    "Observed data can be wrong too: traces miss what they do not reach and show what is not there."
    " Nothing of this is written into a record."
)


@dataclass(frozen=True)
class _Read:
    """The files of a knowledge base as a tree."""

    base: KnowledgeBase

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.base.files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.base.sources.data(path)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where the configuration names a graph to compare with."""
    settings = book.base.configuration.compare
    if not settings.inputs:
        return
    page = Page(book, URI)
    parts: list[Html] = [element("h1", "Comparison"), note(_WRONG_TOO)]
    listings: list[Listing[Pair]] = []
    for number, (source, found, problems) in enumerate(compared(book), 1):
        lists = _lists(number, found)
        listings += lists
        parts += _section(page, source, found, lists, problems)
    search = Search(exclude=True)
    yield page.planned("Comparison", [joined(parts)], search=search, nav_title="Comparison")
    for listing in listings:
        yield from listing.pages(page)


def compared(book: Book) -> Iterator[tuple[CompareSource, Comparison, Sequence[str]]]:
    """Yield each graph that is compared with, what came out, and what could not be read."""
    settings = book.base.configuration.compare
    for source in settings.inputs:
        choice = Choice(source.source, source.min_calls, settings.ignore, settings.ignore_edges)
        observed, problems = read_observed(_Read(book.base), source.format, source, source.window)
        found = compare(book.base.systems, book.graph.edges, observed, choice)
        yield source, found, problems


def _lists(number: int, found: Comparison) -> list[Listing[Pair]]:
    headers = ("Needs", "Is needed", "Calls")
    kinds = (
        ("Only there: observed, and declared by nobody", "only-there", found.only_there),
        ("Only here: declared, and not observed", "only-here", found.only_here),
        ("In both", "both", found.both),
    )

    def row(page: Page, pair: Pair) -> tuple[Html | str, ...]:
        calls = found.calls.get(pair)
        links = (page.link(page.book.base.systems[name]) for name in pair)
        return (*links, f"{calls:,}" if calls is not None else "")

    return [
        Listing(title, f"comparison/{number}-{name}.md", headers, list(pairs), row, "Filter needs")
        for title, name, pairs in kinds
    ]


def _section(
    page: Page,
    source: CompareSource,
    found: Comparison,
    lists: Sequence[Listing[Pair]],
    problems: Sequence[str],
) -> Iterator[Html]:
    name = f"{source.format}: {', '.join(source.file)}"
    yield page.heading(name)
    taken = (
        f"Taken on {source.taken_on.isoformat()}. "
        if source.taken_on
        else ("Nobody says when it was taken. ")
    )
    window = (
        f"Window: {found.observed.window}. "
        if found.observed.window
        else ("Nobody says which time it covers. ")
    )
    agreed = (
        f"In both {len(found.both):,}, only here {len(found.only_here):,}, only there "
        f"{len(found.only_there):,}; Jaccard {found.jaccard:.2f}."
    )
    yield element("p", taken, window, agreed)
    for problem in problems:
        yield note("Could not be read: ", problem)
    for listing in lists:
        yield element("h3", f"{listing.title} ({len(listing.items):,})")
        yield listing.cut(page) if listing.items else note("None.")
    yield _counts("Declared needs that were not compared", found.skipped)
    yield _counts("Observed edges that were left out", found.left_out)
    if found.unknown and not page.book.hidden:  # a name may be that of a record for others
        yield _counts("Names that are no system here", found.unknown)
    yield _scores(page, found)


def _counts(title: str, counts: Mapping[str, int]) -> Html:
    if not counts:
        return EMPTY
    rows = [(name, f"{count:,}") for name, count in counts.items()]
    heading = element("h3", f"{title} ({sum(counts.values()):,})")
    return joined([heading, table(("What", "Edges"), rows)])


def _scores(page: Page, found: Comparison) -> Html:
    rows = [
        (
            page.link(page.book.base.systems[one.system]),
            f"{one.both:,}",
            f"{one.only_here:,}",
            f"{one.only_there:,}",
            f"{one.jaccard:.2f}",
        )
        for one in by_disagreement(found)
        if one.system in page.book.base.systems
    ]
    if not rows:
        return EMPTY
    headers = ("System", "In both", "Only here", "Only there", "Jaccard")
    return joined([element("h3", "By system"), table(headers, rows, sortable=True)])
