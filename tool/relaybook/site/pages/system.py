"""The page of a system: who to call, what breaks with it, and all that is known of it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from relaybook.graph.reach import Reach
from relaybook.model.contact import Contact
from relaybook.model.dependency import Dependency
from relaybook.model.system import Alias, System
from relaybook.site.aspects import aspects, fields_section
from relaybook.site.book import Book
from relaybook.site.card import Fact, card, home, tier_badge
from relaybook.site.decisions.sections import DecisionSections
from relaybook.site.dependency_map import neighbourhood
from relaybook.site.derived_needs import derived_dependents, derived_needs
from relaybook.site.findings_list import findings_section
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.lists import runbook_list
from relaybook.site.page import Page, Search, badge, note
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import paragraphs, prose
from relaybook.site.record_page import record_parts
from relaybook.site.recovery import in_recovery
from relaybook.site.tables import Listing, table
from relaybook.site.values import field_value

_ABOUT = (
    "users",
    "known_about_by",
    "support_hours",
    "technical_owner",
    "accountable_executive",
    "roles",
    "decision_rights",
    "provides",
    "part_of",
    "environments",
    "repositories",
    "pipelines",
    "components",
    "replaced_by",
    "retire_on",
    "links",
    "labels",
    "tags",
)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield a page for each system."""
    for record in book.base.documents:
        if isinstance(record, System):
            yield from _system(book, record)


def _system(book: Book, system: System) -> Iterator[PlannedFile]:
    uri = book.locations[system.path]
    page = Page(book, uri, system.outline.ids)
    stem = uri.removesuffix(".md")
    runbooks = runbook_list(
        f"Runbooks of {system.name}", f"{stem}/all-runbooks.md", book.runbooks_of(system.id)
    )
    decisions = DecisionSections(book, system, stem)
    dependents = _dependents(page, system, f"{stem}/all-dependents.md")
    sections = [
        _outage(system),
        _section(page, "Runbooks", runbooks),
        _needs(page, system),
        derived_needs(page, system),
        _section(page, "What needs it", dependents),
        derived_dependents(page, system),
        _map(page, system),
        in_recovery(page, system),
        decisions.decisions(page),
        decisions.assumptions(page),
        *_handovers(page, system),
        *aspects(page, system),
        fields_section(page, system, "More about it", _ABOUT),
        findings_section(page, book.findings_of(system)),
    ]
    trail = [home(page), page.to(book.index["system"], "Systems")]
    parts = record_parts(
        page, system, card(page, system, trail, _badges(system), _facts(page, system))
    )
    search = Search(boost=1.5, tags=_names(system))
    yield page.planned(
        system.name, [*parts, *filter(None, sections)], search=search, source=system.path
    )
    for listing in (runbooks, decisions, dependents):
        yield from listing.pages(page)


def _names(system: System) -> tuple[str, ...]:
    """Return what other tools call it, so that a search for that finds it."""
    aliases = (alias.value for alias in system.aliases or ())
    return tuple(dict.fromkeys([system.id, *(name for name in aliases if name)]))


def _badges(system: System) -> Iterator[Html]:
    yield tier_badge(system.service_tier)
    if system.lifecycle != "production":
        yield badge(system.lifecycle, "warning")
    if system.scope == "external":
        yield badge("external")
    if system.customer_facing:
        yield badge("customers see it", "info")


def _facts(page: Page, system: System) -> Iterator[Fact]:
    yield "Type", system.type
    yield "Run by", field_value(page, system, "provider")
    yield "For who decides", _five_questions(page, system)
    yield "Also called", ", ".join(_alias(alias) for alias in system.aliases or () if alias.value)


def _five_questions(page: Page, system: System) -> Html:
    uri = page.book.executive_uris.get(system.path)
    return page.to(uri, "Five questions, in plain words") if uri else EMPTY


def _alias(alias: Alias) -> str:
    return f"{alias.value} ({alias.source})" if alias.source else f"{alias.value}"


def _outage(system: System) -> Html:
    described = paragraphs(system.description or "")
    impact = system.impact_of_outage
    if impact:
        what = joined([element("strong", "When it is down: "), prose(impact)])
        return joined([described, element("p", what)])
    return described


def _section(page: Page, title: str, listing: Listing[Any]) -> Html:
    if not listing.items:
        return joined([page.heading(title), note("None.")]) if title in _ALWAYS else EMPTY
    return joined([page.heading(title, count=len(listing.items)), listing.cut(page)])


_ALWAYS = ("Runbooks", "What needs it")


def _needs(page: Page, system: System) -> Html:
    heading = page.heading("What it needs")
    if reason := system.not_applicable.get(("depends_on",)):
        return joined([heading, note("Does not apply: ", prose(reason))])
    if not system.depends_on:
        return joined([heading, note("Nobody has written down what it needs.")])
    rows = [_need(page, need) for need in system.depends_on]
    headers = ("System", "How", "When it is down", "Tolerates", "Runbook", "Note")
    return joined([heading, table(headers, rows)])


def _need(page: Page, need: Dependency) -> tuple[Child, ...]:
    how = ", ".join(filter(None, [(need.kind or "").replace("_", " "), need.criticality]))
    purpose = "" if need.needed_for == ("run",) else f"to {', '.join(need.needed_for)}"
    return (
        _target(page, need),
        joined([how, purpose], "; "),
        need.on_failure,
        need.tolerates.text if need.tolerates else EMPTY,
        field_value(page, need, "runbook"),
        joined([prose(part) for part in (need.interface, need.note) if part], ". "),
    )


def _target(page: Page, need: Dependency) -> Html:
    record = page.book.find(need.to or "", ("system",))
    if record is None:
        if need.target in page.book.hidden:
            return page.unknown(need.target)
        return element("span", need.target, " ", badge("not described", "warning"))
    return page.link(record)


def _dependents(page: Page, system: System, uri: str) -> Listing[tuple[str, int, Reach]]:
    reach = page.book.graph.needed_by_all(system.id)
    found = [(name, depth, reach) for name, depth in reach.depths.items()]
    headers = ("System", "Steps away", "Through", "Tier", "Who to call")
    return Listing(f"What needs {system.name}", uri, headers, found, _dependent, "Filter systems")


def _dependent(page: Page, entry: tuple[str, int, Reach]) -> tuple[Child, ...]:
    name, depth, reach = entry
    system = page.book.base.systems[name]
    between = [edge.target for edge in reach.path(name)][:-1]
    through = [page.link(page.book.base.systems[one]) for one in between]
    owner = page.book.directory.find(system.owner or "", ("team",))
    return (
        page.link(system),
        str(depth),
        joined(through, " → "),
        str(system.service_tier or ""),
        page.link(owner) if isinstance(owner, Contact) else page.unknown(system.owner or ""),
    )


def _map(page: Page, system: System) -> Html:
    view = f"focus={quote(system.id)}&depth=1"
    around = element("a", "the map around it", href=page.href("map.md"), data_map_view=view)
    drawn = neighbourhood(page, system.id)
    return joined([page.heading("Map"), drawn, note("What stands next to it; see ", around, ".")])


def _handovers(page: Page, system: System) -> Iterator[Html]:
    for handover in page.book.handovers_of(system.id):
        status = (handover.status or "no status").replace("_", " ")
        yield element("p", "In the handover ", page.link(handover), " ", badge(status, "info"))
