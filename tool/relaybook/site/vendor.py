"""What the page of a vendor says beyond that of other contacts: what ends, what hangs on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from relaybook.model.access import Access
from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import AccessTransfer
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.review.leaver_people import going
from relaybook.review.record_dates import RecordDate
from relaybook.site.book import Book, by_title
from relaybook.site.dates_table import dates_listing
from relaybook.site.handover_review.gates import waived_beside
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, note, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import or_unknown, running_systems, section, who
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.values import day
from relaybook.site.vendor_reasons import Reasons
from relaybook.site.who_to_call import ends_on

_ONE_DAY = timedelta(days=1)
_ACCESS = ("What", "System", "Held by", "Expires", "What becomes of it")
_SYSTEMS = ("System", "Why", "Needed by", "Owner")
_PEOPLE = ("Name", "What they do", "There until")
_OF_A_HANDOVER = frozenset({"transfer of access", "deletion of data", "early life support"})
"""Of all dates of a handover, those that end something which the vendor has."""

Held = tuple[System, Access]
Hanging = tuple[System, tuple[str, ...]]


@dataclass(frozen=True)
class VendorSections:
    """The sections about a vendor. stem: where lists go on that are too long for its page."""

    book: Book
    vendor: Vendor
    stem: str

    def shown(self, page: Page) -> Iterator[Html]:
        """Yield the sections that have anything to say."""
        yield self._dated(page)
        for listing in self._listings:
            if listing.items:
                heading = page.heading(listing.title, count=len(listing.items))
                yield joined([heading, listing.cut(page)])
        if not self._systems:
            yield joined([page.heading("What depends on them"), note("No system names them.")])
        command = f"relaybook leaver vendor:{self.vendor.id}"
        yield note("Each place, who remains there and what to write: ", element("code", command))

    def handovers(self, page: Page) -> Html:
        """Return the handovers from the vendor, each with its review."""
        return separated(
            joined([page.link(one), self._review(page, one)], ", ")
            for one in self.book.base.handovers.values()
            if one.from_ and self._names(one.from_)
        )

    def _review(self, page: Page, handover: Handover) -> Html:
        card = self.book.scorecards.get(handover.id)
        if card is None:
            return EMPTY
        words = f"{len(card.open_gates):,} of {card.asked:,} gates open{waived_beside(card)}"
        return page.to(self.book.review_uris[handover.path], words)

    def pages(self, page: Page) -> Iterator[PlannedFile]:
        """Yield the pages of lists that are too long."""
        yield from self._dates.pages(page)
        for listing in self._listings:
            yield from listing.pages(page)

    @cached_property
    def _listings(
        self,
    ) -> tuple[Listing[Hanging], Listing[Held], Listing[Contact]]:
        return (
            Listing(
                "What depends on them",
                f"{self.stem}/all-systems.md",
                _SYSTEMS,
                self._systems,
                _system,
                stacked=True,
            ),
            Listing(
                "Access they hold",
                f"{self.stem}/all-access.md",
                _ACCESS,
                self._access,
                self._held,
                stacked=True,
            ),
            Listing(
                "Their people and teams",
                f"{self.stem}/all-people.md",
                _PEOPLE,
                self._people,
                _person,
                stacked=True,
            ),
        )

    def _dated(self, page: Page) -> Html:
        empty = "No date of a contract, a person or a handover is to come."
        return section(page, self._dates, empty)

    @cached_property
    def _dates(self) -> Listing[RecordDate]:
        found = [
            one
            for one in self.book.dates
            if not one.is_routine
            and (one.day >= self.book.day or not one.is_end)
            and self._is_theirs(one)
        ]
        return dates_listing("What ends when", f"{self.stem}/all-dates.md", found)

    def _is_theirs(self, one: RecordDate) -> bool:
        record = one.record
        if isinstance(record, Handover):
            is_from = split_reference(record.from_ or "")[1] == self.vendor.id
            return is_from and one.kind in _OF_A_HANDOVER
        if isinstance(record, Contact):
            return self._belongs(record)
        is_held = (record.id, one.subject) in self._held_names
        return is_held or any(self._names(reference) for reference in one.who)

    @cached_property
    def _held_names(self) -> frozenset[tuple[str, str]]:
        return frozenset((system.id, one.what or one.id or "") for system, one in self._access)

    def _names(self, reference: str | None) -> bool:
        found = self.book.directory.find(reference) if reference else None
        return found is not None and self._belongs(found)

    def _belongs(self, contact: Contact) -> bool:
        directory = self.book.directory
        if isinstance(contact, Role):
            return any(self._belongs(one) for one in directory.holders(contact))
        return directory.vendor_of(contact) is self.vendor

    @cached_property
    def _people(self) -> Sequence[Contact]:
        others = (
            one
            for one in self.book.base.contacts.values()
            if one is not self.vendor and isinstance(one, Person | Team) and self._belongs(one)
        )
        return sorted(others, key=by_title)

    @cached_property
    def _access(self) -> Sequence[Held]:
        return [
            (system, one)
            for system in running_systems(self.book)
            for one in system.access or ()
            if any(map(self._names, (*(one.holders or ()), one.custodian)))
        ]

    @cached_property
    def _systems(self) -> Sequence[Hanging]:
        found = ((one, tuple(self._why(one))) for one in running_systems(self.book))
        return [(system, reasons) for system, reasons in found if reasons]

    def _why(self, system: System) -> Iterator[str]:
        yield from self._reasons.of(system)
        if any(system is one for one, _ in self._access):
            yield "they hold access"

    @cached_property
    def _reasons(self) -> Reasons:
        """What hangs on them now: as if they were gone on the next day."""
        day = min(self.book.day, date.max - _ONE_DAY) + _ONE_DAY
        return Reasons(self._names, going(self.book.base, self.vendor, day))

    def _held(self, page: Page, held: Held) -> tuple[Child, ...]:
        system, access = held
        kind = badge(access.type.replace("_", " ")) if access.type else None
        return (
            joined([prose(access.what or access.id or "unnamed"), kind], " "),
            page.link(system),
            or_unknown(who(page, *(access.holders or (access.custodian,)))),
            day(access.expires_on, until=True),
            self._becomes(page, access),
        )

    def _becomes(self, page: Page, access: Access) -> Html:
        found = [
            one
            for handover in self.book.base.handovers.values()
            for one in handover.access_transfers or ()
            if access.id and one.access == access.id and self._names(one.holder)
        ]
        if not found:
            return or_unknown(EMPTY)
        return joined((_transfer(page, one) for one in found), "; ")


def _transfer(page: Page, one: AccessTransfer) -> Html:
    to = joined([" for ", who(page, one.to)]) if one.to else EMPTY
    if one.revoked_on:
        return joined([Html("revoked on "), day(one.revoked_on)])
    if one.done_on:
        return joined([one.method or "changed", to, " on ", day(one.done_on), ", not yet revoked"])
    return joined(
        [one.method or "to change", to, " by ", or_unknown(day(one.planned_on, due=True))]
    )


def _system(page: Page, hanging: Hanging) -> tuple[Child, ...]:
    system, reasons = hanging
    needed = len(page.book.graph.needed_by_all(system.id).depths)
    return (
        page.link(system),
        joined(map(prose, reasons), ", "),
        f"{needed:,} system{'' if needed == 1 else 's'}",
        or_unknown(who(page, system.owner)),
    )


def _person(page: Page, contact: Contact) -> tuple[Child, ...]:
    what = contact.position if isinstance(contact, Person) else "team"
    return (
        page.link(contact),
        or_unknown(prose(what or "")),
        or_unknown(day(ends_on(page, contact), until=True)),
    )
