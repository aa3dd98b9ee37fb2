"""What the map page knows, as one classic script, so that it works from a folder too."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from relaybook.findings import Finding
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.draw.words import clean
from relaybook.graph.map_groups import Grouping, groupings
from relaybook.graph.map_layout import lay_out_map
from relaybook.graph.recovery import recovery_plan
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.map.exits import ExitDay, exit_days
from relaybook.site.map.needs import needs_data
from relaybook.site.pages.comparison import compared

SCRIPT = "assets/map-data.js"


def map_script(book: Book) -> str:
    """Return `assets/map-data.js`, which sets `window.relaybookMapData`."""
    # Only ASCII and no `<`: nothing in it can end a line or a script, whatever somebody wrote.
    written = json.dumps(map_data(book), separators=(",", ":")).replace("<", "\\u003c")
    return f"window.relaybookMapData={written};\n"


def map_data(book: Book) -> dict[str, object]:
    """Return everything that the map shows, as plain values with systems as numbers."""
    base, graph, people = book.base, book.graph, book.directory
    times = {name: _seconds(base.systems[name]) for name in graph.systems}
    plan = recovery_plan(graph, times)
    groups = groupings(graph, base.systems, people, plan)
    back = [plan.restored[name] for name in graph.systems]
    visible = [edge for edge in graph.dangling if edge.target not in book.hidden]
    return {
        "name": clean(base.configuration.name),
        "day": book.day.isoformat(),
        **_systems(book),
        **needs_data(graph),
        "groupings": [_grouping(book, one) for one in groups],
        "back": [one.end if one.is_known else -one.end - 1 for one in back],
        "exits": [_exit(graph, one) for one in exit_days(base, people)],
        "comparisons": list(_comparisons(book)),
        "dangling": len(visible),
        "loops": len(graph.loops),
    }


def _seconds(system: System) -> int | None:
    return system.restore_time.in_seconds if system.restore_time else None


def _systems(book: Book) -> dict[str, object]:
    systems = [book.base.systems[name] for name in book.graph.systems]
    lives = sorted({one.lifecycle for one in systems})
    numbered = list(enumerate(systems))
    return {
        "ids": [one.id for one in systems],
        "titles": ["" if one.name == one.id else clean(one.name) for one in systems],
        "lifecycles": lives,
        "lifecycle": [lives.index(one.lifecycle) for one in systems],
        "external": [index for index, one in numbered if one.scope == "external"],
        "aliases": {index: names for index, one in numbered if (names := _aliases(one))},
        "pages": _pages(book),
        "findings": {
            index: _summary(found) for index, one in numbered if (found := book.findings_of(one))
        },
    }


def _aliases(system: System) -> list[str]:
    return [clean(one.value) for one in system.aliases or () if one.value]


def _pages(book: Book) -> dict[str, object]:
    """Return the address of each page without its ending, where it is not folder and id."""
    base: KnowledgeBase = book.base
    stems = [book.locations[base.systems[n].path].removesuffix(".md") for n in book.graph.systems]
    folder = stems[0].rpartition("/")[0] if stems else ""
    usual = [f"{folder}/{name}" for name in book.graph.systems]
    other = {
        index: quote(stem)
        for index, (stem, expected) in enumerate(zip(stems, usual, strict=True))
        if stem != expected or quote(stem) != stem
    }
    return {"folder": quote(folder), "other": other}


def _summary(found: tuple[Finding, ...]) -> list[object]:
    return [len(found), max(one.severity for one in found).word]


def _grouping(book: Book, grouping: Grouping) -> dict[str, object]:
    graph = book.graph
    layout = lay_out_map(graph, grouping)
    return {
        "name": grouping.name,
        "titles": _titles(book, grouping),
        "of": [grouping.of[name] for name in graph.systems],
        "at": [value for spot in layout.groups for value in spot],
        "inside": [value for name in graph.systems for value in layout.members[name]],
    }


def _titles(book: Book, grouping: Grouping) -> list[str]:
    """Return the titles, each once; a contact for others is not named, as nowhere on the site."""
    hidden = 0
    titles = []
    for title in grouping.titles:
        is_hidden = split_reference(title)[1] in book.hidden
        hidden += is_hidden
        titles.append(f"Not shown here ({hidden})" if is_hidden else clean(title))
    return titles


def _exit(graph: DependencyGraph, exit_day: ExitDay) -> dict[str, object]:
    reasons = sorted(set(exit_day.leaving.values()))
    gone = [
        (index, reasons.index(exit_day.leaving[name]))
        for index, name in enumerate(graph.systems)
        if name in exit_day.leaving
    ]
    return {
        "day": exit_day.day.isoformat(),
        "why": exit_day.why,
        "reasons": [clean(one) for one in reasons],
        "gone": [value for pair in gone for value in pair],
    }


def _comparisons(book: Book) -> Iterator[Mapping[str, object]]:
    number = {name: index for index, name in enumerate(book.graph.systems)}
    for source, found, problems in compared(book):
        yield {
            "name": clean(f"{source.format}: {', '.join(source.file)}"),
            "window": clean(found.observed.window),
            "problems": [clean(one) for one in problems],
            "taken": source.taken_on.isoformat() if source.taken_on else "",
            **{
                key: [number[name] for pair in pairs for name in pair]
                for key, pairs in (
                    ("both", found.both),
                    ("here", found.only_here),
                    ("there", found.only_there),
                )
            },
        }
