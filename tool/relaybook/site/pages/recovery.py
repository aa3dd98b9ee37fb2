"""In which order to bring everything back, on one page that can be printed for the worst day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.alternatives import Need
from relaybook.graph.deadlocks import cold_start_needs
from relaybook.graph.draw.words import plural
from relaybook.graph.recovery import Restored
from relaybook.model.duration import span_in_words
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.card import tier_badge
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, Search, badge, note
from relaybook.site.planned import PlannedFile
from relaybook.site.recovery import (
    URI,
    back_after,
    links_to,
    recovery_runbooks,
    takes,
    team_and_call,
    wave_anchor,
)
from relaybook.site.recovery_gaps import deadlocks, gaps
from relaybook.site.tables import table

_HEADERS = ("System", "Back after", "Takes", "Waits for", "Runbook", "Who does it")
_WHAT = (
    "Nothing is taken to run at first. Each wave needs only what stands in earlier ones to be "
    "started or recovered, so the systems of one wave can be brought back at the same time."
)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems to bring back."""
    if not book.base.systems:
        return
    page = Page(book, URI)
    waves = _Waves(page, cold_start_needs(book.graph, book.recovery.plan.restored))
    content = [
        element("h1", "Recovery"),
        note(_as_of(book), _WHAT),
        _longest(page),
        deadlocks(page),
        gaps(page),
        *(waves.wave(number) for number in range(1, len(book.recovery.plan.waves) + 1)),
    ]
    inner = element("div", *content, class_="rb-recovery")
    search = Search(exclude=True)
    yield page.planned("Recovery", [inner], search=search, nav_title="Recovery", wide=True)


def _as_of(book: Book) -> str:
    """Return of which day the page is: a print outlives the site."""
    as_of = book.report.as_of
    fixed = f", a fixed date ({as_of.fixed})" if as_of.fixed else ""
    return f"As of {as_of.day.isoformat()}{fixed}. "


def _longest(page: Page) -> Html:
    """Return the path that decides when everything is back."""
    plan = page.book.recovery.plan
    path = plan.critical_path()
    if not path:
        return note("There is no system to bring back.")
    steps = [
        joined([links_to(page, one.systems), ": back after ", back_after(one)]) for one in path
    ]
    words = (
        f"{plural(len(plan.restored), 'system')} in {plural(len(plan.waves), 'wave')}. "
        f"Everything is back {_when(path[-1], is_known=not plan.all_unknown)}."
    )
    items = element("ol", *(element("li", step) for step in steps))
    return joined([page.heading("What takes longest"), element("p", words), items])


def _when(last: Restored, *, is_known: bool) -> str:
    if not last.end:
        return "at once" if is_known and last.is_known else "after a time that nobody knows"
    least = "" if is_known and last.is_known else "at least "
    return f"after {least}{span_in_words(last.end)}"


@dataclass(frozen=True)
class _Waves:
    """The table of each wave. needs: what each system waits for, of alternatives one."""

    page: Page
    needs: Mapping[str, tuple[Need, ...]]

    def wave(self, number: int) -> Html:
        """Return one wave, the most critical systems first, members of a knot side by side."""
        units = self.page.book.recovery.plan.waves[number - 1]
        rows = [
            self._row(name, one) for one in sorted(units, key=self._rank) for name in one.systems
        ]
        title = f"Wave {number} ({plural(len(rows), 'system')})"
        heading = element("h2", title, id=wave_anchor(number))
        return joined([heading, table(_HEADERS, rows, stacked=True)])

    def _rank(self, one: Restored) -> tuple[int, tuple[str, ...]]:
        systems = self.page.book.base.systems
        return min(systems[name].service_tier or 9 for name in one.systems), one.systems

    def _row(self, name: str, one: Restored) -> Sequence[Child]:
        system = self.page.book.base.systems[name]
        return (
            joined([self.page.link(system), tier_badge(system.service_tier), _knot(one)], " "),
            joined([back_after(one), _promise(system, one)], " "),
            takes(system),
            self._waits(name),
            recovery_runbooks(self.page, name),
            team_and_call(self.page, system),
        )

    def _waits(self, name: str) -> Html:
        needs = sorted({need.targets for need in self.needs[name]})
        return joined((self._one_of(targets) for targets in needs), ", ")

    def _one_of(self, targets: Sequence[str]) -> Html:
        systems = self.page.book.base.systems
        return joined((self.page.link(systems[one]) for one in sorted(set(targets))), " or ")


def _knot(one: Restored) -> Html:
    return badge("deadlock", "error") if one.is_knot else EMPTY


def _promise(system: System, one: Restored) -> Html:
    """Return the promise that the system comes back too late for."""
    if system.rto is None or one.end <= system.rto.in_seconds:
        return EMPTY
    return badge(f"promised in {system.rto.text}", "error")
