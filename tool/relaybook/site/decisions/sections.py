"""The sections about decisions on the pages of systems and runbooks."""

from collections.abc import Iterator, Sequence

from relaybook.model.decision_status import DEAD
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.card import systems_fact
from relaybook.site.decisions.assumptions import assumption_list, beliefs_of
from relaybook.site.decisions.governing import Governing
from relaybook.site.decisions.links import decision_link, described
from relaybook.site.decisions.status import status_badge
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, listed, note
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.tables import SHOWN, Cell, Listing
from relaybook.site.values import day

TITLE = "Decisions that govern it"


class DecisionSections:
    """Both sections of one record, and the pages that they need where they are cut.

    stem: of the place of the record's page.
    """

    def __init__(self, book: Book, record: System | Runbook, stem: str) -> None:
        self._record = record
        governing = book.governing.of(record)
        self._dead = [one for one in governing if one.decision.status in DEAD]
        alive = [one for one in governing if one.decision.status not in DEAD]
        self._alive = _listing(f"Decisions that govern {record.name}", stem, alive, record)
        beliefs = beliefs_of(one.decision for one in alive)
        self._beliefs = assumption_list(
            f"Assumptions of {record.name}",
            f"{stem}/all-assumptions.md",
            beliefs if isinstance(record, System) else (),
        )

    def decisions(self, page: Page) -> Html:
        """Return what governs the record, what no longer does folded away; empty without any."""
        count = len(self._alive.items)
        if not count and not self._dead:
            return EMPTY
        shown = self._alive.cut(page) if count else note("None is in force.")
        return joined(
            [_heading(page, TITLE, count), shown, self._folded(page), self._further(page)]
        )

    def assumptions(self, page: Page) -> Html:
        """Return what the decisions in force take for granted; empty without anything."""
        beliefs = self._beliefs.items
        if not beliefs:
            return EMPTY
        heading = _heading(page, "Assumptions it rests on", len(beliefs))
        return joined([heading, self._beliefs.cut(page)])

    def pages(self, page: Page) -> Iterator[PlannedFile]:
        """Yield the pages with all entries of what is cut."""
        yield from self._alive.pages(page)
        yield from self._beliefs.pages(page)

    def _folded(self, page: Page) -> Html:
        if not self._dead:
            return EMPTY
        lines = [_gone(page, one) for one in self._dead[:SHOWN]]
        rest = EMPTY
        if len(self._dead) > SHOWN:
            log = page.to(page.book.index["decision"], "the log")
            rest = note(f"{SHOWN} of {len(self._dead):,} shown; all are in ", log, ".")
        summary = element("summary", f"{len(self._dead):,} no longer in force")
        return element("details", summary, listed(lines), rest, class_="rb-gone")

    def _further(self, page: Page) -> Html:
        uri = page.book.decision_places.systems.get(self._record.id)
        if uri is None or not isinstance(self._record, System):
            return EMPTY
        return note("New here? ", page.to(uri, "Read them in order"), ", with the whole log.")


def _heading(page: Page, words: str, count: int) -> Html:
    # A search for words of a decision leads to the decision, not to all that it governs.
    return page.heading(words, count=count, in_search=False)


def _listing(
    title: str, stem: str, found: Sequence[Governing], record: System | Runbook
) -> Listing[Governing]:
    is_system = isinstance(record, System)
    headers = ("Decision", "Status", "Date", "Systems" if is_system else "Why")

    def row(page: Page, one: Governing) -> tuple[Child | Cell, ...]:
        why = joined(map(prose, one.reasons), "; ")
        return (
            Cell(decision_link(page, one.decision), sort=one.decision.name),
            status_badge(one.decision),
            day(one.decision.date),
            systems_fact(page, one.decision) if is_system else why,
        )

    uri = f"{stem}/all-decisions.md"
    return Listing(title, uri, headers, found, row, "Filter decisions", stacked=True)


def _gone(page: Page, one: Governing) -> Html:
    living = page.book.lineage.living(one.decision)
    now = joined((described(page, newer) for newer in living), ", ")
    instead = joined([Html(" now "), now]) if living else None
    return joined(
        [decision_link(page, one.decision), Html(" "), status_badge(one.decision), instead]
    )
