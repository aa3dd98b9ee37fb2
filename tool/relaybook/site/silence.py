"""Which systems say nothing about something, and which say why it does not apply to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, listed, note
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import or_unknown, running_systems, unknown, who, why_not
from relaybook.site.prose import prose
from relaybook.site.tables import Listing

Reason = tuple[System, str]


@dataclass(frozen=True)
class Silence:
    """The systems of a page that are not in its tables.

    field: the name of the field. what: what it is about, as in "say nothing about data". has_any:
    whether a system says something.
    """

    book: Book
    field: str
    what: str
    has_any: Callable[[System], bool]

    def shown(self, page: Page) -> Html:
        """Return who says nothing, then who says that it does not apply, with the reason."""
        return joined([self._silent(page), self._not_applicable(page)])

    def pages(self, page: Page) -> Iterator[PlannedFile]:
        """Yield the pages of lists that are too long."""
        yield from self._silence.pages(page)
        yield from self._reasons.pages(page)

    @cached_property
    def _others(self) -> Sequence[Reason]:
        found = (one for one in running_systems(self.book) if not self.has_any(one))
        return [(one, why_not(one, self.field)) for one in found]

    @cached_property
    def _silence(self) -> Listing[System]:
        silent = [one for one, why in self._others if not why]
        uri = f"portfolio/all-without-{self.field}.md"
        return Listing(f"Nothing about {self.what}", uri, ("System", "Owner"), silent, _system)

    @cached_property
    def _reasons(self) -> Listing[Reason]:
        reasons = [(one, why) for one, why in self._others if why]
        uri = f"portfolio/all-beyond-{self.field}.md"
        return Listing(f"Does not apply: {self.what}", uri, ("System", "Why"), reasons, _reason)

    def _silent(self, page: Page) -> Html:
        what, silent = self.what, self._silence.items
        if not silent:
            return note(
                f"Every system says something about {what}, or why there is nothing to say."
            )
        words = f"{len(silent):,} of {len(running_systems(self.book)):,} systems say nothing"
        shown = silent[: self._silence.shown]
        links = joined((page.link(one) for one in shown), ", ")
        more = _more(page, self._silence)
        said = element("p", unknown(), f" {words} about {what}: ", links, more, ".")
        return joined([page.heading("Not known"), said])

    def _not_applicable(self, page: Page) -> Html:
        reasons = self._reasons.items
        if not reasons:
            return EMPTY
        shown = reasons[: self._reasons.shown]
        items = [joined([page.link(one), ": ", prose(why)]) for one, why in shown]
        head = page.heading("Does not apply", count=len(reasons))
        return joined([head, listed([*items, *filter(None, [_more(page, self._reasons)])])])


def _more(page: Page, listing: Listing[System] | Listing[Reason]) -> Html:
    more = len(listing.items) - listing.shown
    return joined([" and ", page.to(listing.uri, f"{more:,} more")]) if more > 0 else EMPTY


def _system(page: Page, system: System) -> tuple[Child, ...]:
    return page.link(system), or_unknown(who(page, system.owner))


def _reason(page: Page, reason: Reason) -> tuple[Child, ...]:
    return page.link(reason[0]), prose(reason[1])
