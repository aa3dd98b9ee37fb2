"""Everything that rests on a person, a team or a vendor, and whom to name in each place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relaybook.model.authors import Authors
from relaybook.model.contact import Contact
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver_addresses import addresses, ways_in
from relaybook.review.leaver_fields import AREAS
from relaybook.review.leaver_knowledge import authored, decided, known
from relaybook.review.leaver_names import SpokenNames
from relaybook.review.leaver_people import going, last_day
from relaybook.review.leaver_places import named_in
from relaybook.review.leaver_practice import practised
from relaybook.review.leaver_reach import unreached
from relaybook.review.leaver_routes import alerts, lists, owner_files
from relaybook.review.leaver_texts import mentioned
from relaybook.review.leaver_vendor import contracts, milestones, our_data, provided
from relaybook.review.resting import Resting


@dataclass(frozen=True, slots=True)
class Past:
    """What git says: which commits changed a file, and who wrote them."""

    history: History
    authors: Authors


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a departure means.

    contact, with_them, emptied: as typed references. day: the first without them. last: their last
    day in the records, None where those give none. with_them: who belongs to them. emptied: teams
    and roles that nobody is left in. resting: by area, first what nobody else stands for.
    unknown: what nobody can tell, in words.
    """

    contact: str
    name: str
    day: date
    last: date | None
    with_them: tuple[str, ...]
    emptied: tuple[str, ...]
    resting: tuple[Resting, ...]
    unknown: tuple[str, ...]

    @property
    def alone(self) -> tuple[Resting, ...]:
        """What nobody else stands for."""
        return tuple(one for one in self.resting if one.is_alone)


def leaver(base: KnowledgeBase, contact: Contact, day: date, past: Past | None = None) -> Leaving:
    """Return what rests on a contact that is gone from `day` on, with all who belong to it.

    past: None where there is no repository, so that nobody can say who wrote what.
    """
    gone = going(base, contact, day)
    found = list(named_in(base, gone))
    decisions, unknown = decided(base, gone)
    written, untold = authored(base, gone, past.history, past.authors) if past else ([], _NO_GIT)
    more = [*decisions, *written, *known(base, gone), *contracts(base, gone)]
    more += practised(base, gone, {one.record for one in written})
    more += [*milestones(base, gone), *our_data(base, gone), *unreached(base, gone, found)]
    more += [*addresses(base, gone), *ways_in(base, gone)]
    names = SpokenNames(base, gone)
    more += [*provided(base, gone), *alerts(base, names), *owner_files(base, names)]
    more += lists(base, gone)
    more += mentioned(base, gone, names, {(one.path, one.span.line) for one in (*found, *more)})
    return Leaving(
        f"{contact.type or 'contact'}:{contact.id}",
        contact.name,
        day,
        last_day(base, contact),
        _typed(base, gone.ids - {contact.id}),
        _typed(base, gone.emptied),
        tuple(sorted([*found, *more], key=_order)),
        (*unknown, *untold),
    )


_NO_GIT = ("who wrote what: there is no git repository",)


def _typed(base: KnowledgeBase, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(f"{base.contacts[one].type or 'contact'}:{one}" for one in ids))


def _order(one: Resting) -> tuple[int, bool, str, int, int, str]:
    return (
        AREAS.index(one.area),
        not one.is_alone,
        one.path,
        one.span.line,
        one.span.column,
        one.what,
    )
