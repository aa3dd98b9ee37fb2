"""The plan of the site: a pure function from what was loaded and found to the files of the site."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from relaybook.findings import Report
from relaybook.graph.dependencies import DependencyGraph
from relaybook.model.alert import AlertRule
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.site.audience import Audience, files_of, hidden_records, visible_base, visible_report
from relaybook.site.book import Book, Changed
from relaybook.site.decisions.places import decision_places
from relaybook.site.locations import Locations, opening_page
from relaybook.site.pages import (
    alert,
    comparison,
    contact,
    cost,
    data_sets,
    decision,
    decision_log,
    dependency_map,
    executive,
    exercise,
    guide,
    handover,
    handover_review,
    health,
    home,
    metrics,
    models,
    obligations,
    overdue,
    portfolio,
    recovery,
    rule,
    runbook,
    runbook_index,
    system,
    system_index,
)
from relaybook.site.pictures import pictures_shown
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import PLACES
from relaybook.source import Place

_ALWAYS_LISTED = ("system", "runbook", "decision", "contact", "alert")
_KINDS = (*_ALWAYS_LISTED, "handover", "exercise", "guide")
_FIXED = (
    "index.md",
    "map.md",
    "recovery.md",
    "comparison.md",
    *PLACES.values(),
    "health.md",
    "rules/index.md",
    "404.md",
    "assets/index.md",
)

_RULE_FOLDERS = ("relaybook/rules", "relaybook/rules/packs")

# In the order of the navigation.
_PAGES = (
    home,
    system_index,
    system,
    executive,
    runbook_index,
    runbook,
    alert,
    contact,
    dependency_map,
    recovery,
    comparison,
    portfolio,
    overdue,
    cost,
    data_sets,
    models,
    metrics,
    obligations,
    health,
    decision_log,
    decision,
    handover,
    handover_review,
    exercise,
    guide,
    rule,
)


def plan_site(
    base: KnowledgeBase,
    graph: DependencyGraph,
    report: Report,
    history: Mapping[str, Changed] | None = None,
    *,
    rule_pages: Mapping[str, str] | None = None,
    audience: Audience = "all",
    past: History | None = None,
) -> tuple[PlannedFile, ...]:
    """Return every file of the site, pages in the order of the navigation.

    The tree equals that of the repository: a record keeps its path, with `.md` at its end.
    history: the last change of each file, past: all that git says; both None without it.
    rule_pages: the page of each rule, by id. audience: records for others are left out everywhere,
    as if they were not there.
    """
    hidden = hidden_records(base, audience)
    visible = visible_base(base, hidden)
    if hidden:
        report = visible_report(report, hidden)
        graph = DependencyGraph.of(visible)
    book = book_of(visible, graph, report, history, rule_pages or {})
    ids = frozenset(record.id for record in hidden)
    book = replace(
        book,
        hidden=ids,
        hidden_files=files_of(hidden),
        hidden_decisions=DecisionIndex(one for one in hidden if isinstance(one, Decision)),
        past=past,
    )
    pages = [file for kind in _PAGES for file in kind.plan(book)]
    pictures = [PlannedFile(path, source=path) for path in pictures_shown(visible)]
    return (*pages, *pictures)


def book_of(
    base: KnowledgeBase,
    graph: DependencyGraph,
    report: Report,
    history: Mapping[str, Changed] | None,
    rule_pages: Mapping[str, str],
) -> Book:
    """Return what the pages of a base are made from, with a place for each; nothing is hidden."""
    locations = Locations()
    for uri in _FIXED:
        locations.reserve(uri)
    paths = [record.path for record in base.documents]
    folders = {kind: _folder(base, kind) for kind in _KINDS if _is_listed(base, kind)}
    opening = {
        kind: path
        for kind, folder in folders.items()
        if (path := opening_page(folder, paths)) and path in _guides(base)
    }
    index = {kind: locations.place_index(folder, paths) for kind, folder in folders.items()}
    for path in paths:
        if path not in locations.places():
            locations.place(path)
    rule_uris = {name: locations.reserve(f"rules/{name}.md") for name in sorted(rule_pages)}
    _place_rule_files(base, rule_uris, locations)
    return Book(
        base,
        graph,
        report,
        history,
        rule_pages,
        locations,
        index,
        opening,
        _alert_uris(base, locations),
        rule_uris,
        decision_places(base, index["decision"], locations),
        executive_uris=_below(base, "system", "executive", locations),
        review_uris=_below(base, "handover", "review", locations),
    )


def _below(base: KnowledgeBase, kind: str, name: str, locations: Locations) -> dict[str, str]:
    """Return a second page for each record of a kind, below its own."""
    stems = {
        record.path: locations[record.path].removesuffix(".md")
        for record in base.documents
        if record.kind == kind
    }
    return {path: locations.reserve(f"{stem}/{name}.md") for path, stem in stems.items()}


def _place_rule_files(
    base: KnowledgeBase, rule_uris: Mapping[str, str], locations: Locations
) -> None:
    """In the repository of relaybook itself, a link to the file of a rule leads to its page."""
    for path in base.files:
        folder, name = posixpath.split(path)
        if folder.endswith(_RULE_FOLDERS) and name.endswith(".md"):
            rule = name.removesuffix(".md").replace("_", "-")
            if rule in rule_uris:
                locations.place_at(path, rule_uris[rule])


def _is_listed(base: KnowledgeBase, kind: str) -> bool:
    """Whether a kind has a list page: those that everybody looks for, and those in use."""
    by_kind = {
        "handover": base.handovers,
        "exercise": base.exercises,
        "guide": base.guides,
    }
    return kind in _ALWAYS_LISTED or bool(by_kind[kind])


def _folder(base: KnowledgeBase, kind: str) -> str:
    """Return the first folder of a kind; one that is the whole knowledge base has no list there."""
    folders = getattr(base.configuration.folders, f"{kind}s")
    folder = posixpath.normpath(folders[0].strip("/") or ".") if folders else "."
    return f"{kind}s" if folder == "." else folder


def _guides(base: KnowledgeBase) -> frozenset[str]:
    return frozenset(guide.path for guide in base.guides.values())


def _alert_uris(base: KnowledgeBase, locations: Locations) -> dict[str, str]:
    """Return the page of each alert that a rule defines or a runbook names."""
    rules = {alert.name: alert.slug for alert in base.alerts}
    named = {name for runbook in base.runbooks.values() for name in runbook.alerts or ()}
    slugs = {name: _slug(name) for name in named} | rules
    return {name: locations.reserve(f"a/{slugs[name]}.md") for name in sorted(slugs) if slugs[name]}


def _slug(name: str) -> str:
    return AlertRule(name, Place("")).slug


def navigation(files: Iterable[PlannedFile]) -> Iterator[tuple[str, str]]:
    """Yield title and place of every page in the navigation, in its order."""
    return ((file.nav_title, file.uri) for file in files if file.nav_title)
