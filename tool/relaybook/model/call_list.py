"""Who to call about something, in order, and how."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relaybook.errors import UsageError
from relaybook.model.contact import Contact, EscalationLevel, Person, Role, Team
from relaybook.model.directory import Directory, Standing
from relaybook.model.duration import Duration
from relaybook.model.hours import Hours
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

_UNKNOWN = Standing(False, "there is no such contact")


@dataclass(frozen=True, slots=True)
class Call:
    """One call to make.

    written: the reference as it stands in the record. contact: None where it names nobody.
    standing: whether they are active at the day, else why not. vendor: the name of the vendor
    they belong to, empty for our own. ways: (channel, value), the one asked for first.
    people: who holds the role or is in the team at the day. time_zone: of `hours`, IANA.
    """

    written: str
    contact: Contact | None
    standing: Standing
    vendor: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    people: tuple[Contact, ...] = ()
    respond_within: Duration | None = None
    hours: Hours | None = None
    time_zone: str = ""

    def answers(self, moment: datetime) -> bool | None:
        """Whether somebody answers at `moment`; None where the hours do not say."""
        if self.hours is None:
            return None
        if self.hours.round_the_clock:
            return True
        try:
            return self.hours.covers(moment.astimezone(ZoneInfo(self.time_zone)))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None


@dataclass(frozen=True, slots=True)
class CallList:
    """Who to call about one thing, first to last.

    subject: `system:fraud-scoring`, `alert:ScorerDown`. path: the record that says so.
    source: where the order comes from, in words.
    """

    subject: str
    name: str
    path: str
    source: str
    calls: tuple[Call, ...]


def call_lists(
    base: KnowledgeBase, thing: str, day: date, gone: frozenset[str] = frozenset()
) -> tuple[CallList, ...]:
    """Return who to call about a contact, system, runbook or alert, by id, name or typed id.

    One list for each record that fits: an alert may lead to several runbooks. gone: ids of
    contacts that are taken to have left. Raises UsageError with a suggestion where nothing fits.
    """
    lists = _Lists(base, base.directory(day, gone))
    found = tuple(lists.about(thing.strip()))
    if not found:
        near = nearest(thing, lists.names())
        hint = f"; did you mean {near!r}?" if near else ""
        raise UsageError(f"there is no contact, system, runbook or alert {thing!r}{hint}")
    return found


def first_call(base: KnowledgeBase, record: Record, people: Directory) -> Call | None:
    """Return the first call about a record that reaches somebody; None where none does."""
    calls = _Lists(base, people).of_record(record).calls
    return next((call for call in calls if call.standing.active and call.ways), None)


@dataclass(frozen=True, slots=True)
class _Lists:
    base: KnowledgeBase
    directory: Directory

    def about(self, thing: str) -> Iterator[CallList]:
        for contact in _fitting(self.base.contacts.values(), thing):
            if isinstance(contact, Contact):
                yield self._of_contact(contact)
        for kind in (self.base.systems, self.base.runbooks):
            for record in _fitting(kind.values(), thing):
                yield self.of_record(record)
        yield from self._of_alert(thing)

    def names(self) -> set[str]:
        return {*self.base.contacts, *self.base.systems, *self.base.runbooks, *self._alerts()}

    def _alerts(self) -> dict[str, list[Runbook]]:
        found: dict[str, list[Runbook]] = {alert.name: [] for alert in self.base.alerts}
        for runbook in self.base.runbooks.values():
            for name in runbook.alerts or ():
                found.setdefault(name, []).append(runbook)
        return found

    def _of_alert(self, thing: str) -> Iterator[CallList]:
        wanted = thing.removeprefix("alert:").casefold()
        for name, runbooks in sorted(self._alerts().items()):
            if name.casefold() != wanted:
                continue
            if not runbooks:
                yield CallList(f"alert:{name}", name, "", "no runbook names this alert", ())
            for runbook in runbooks:
                one = self.of_record(runbook)
                title = f"{name}: {one.name}"
                yield CallList(f"alert:{name}", title, one.path, one.source, one.calls)

    def of_record(self, record: Record) -> CallList:
        calls: tuple[Call, ...] = ()
        source = "neither an escalation nor an owner is named"
        levels: Sequence[EscalationLevel] = getattr(record, "escalation", None) or ()
        owner = getattr(record, "owner", None)
        if levels:
            calls, source = tuple(map(self._call, levels)), f"escalation {_origin(record)}"
        elif owner:
            level = EscalationLevel(contact=owner)
            calls, source = (self._call(level),), "the owner, since there is no escalation"
        return CallList(record.reference, record.name, record.path, source, calls)

    def _of_contact(self, contact: Contact) -> CallList:
        own = self._call(EscalationLevel(contact=contact.id))
        levels: Iterable[EscalationLevel] = ()
        source = "the contact itself"
        if isinstance(contact, Team) and contact.escalation:
            levels, source = contact.escalation, "the team, then its escalation"
        elif isinstance(contact, Person):
            teams = tuple(self.directory.teams_of(contact))
            levels = [EscalationLevel(contact=f"team:{team.id}") for team in teams]
            source = "the person, then the team" if teams else source
        more = [call for call in map(self._call, levels) if call.contact is not contact]
        return CallList(own.written, contact.name, contact.path, source, (own, *more))

    def _call(self, level: EscalationLevel) -> Call:
        written = level.contact or ""
        contact = self.directory.find(written) if written else None
        if contact is None:
            return Call(written or "nobody", None, _UNKNOWN, respond_within=level.respond_within)
        vendor = self.directory.vendor_of(contact)
        ways = self.directory.reach(contact)
        return Call(
            written=f"{contact.type or 'contact'}:{contact.id}",
            contact=contact,
            standing=self.directory.standing(contact),
            vendor=vendor.name if vendor else "",
            ways=tuple(sorted(ways, key=lambda way: way[0] != level.channel)),
            people=self._people(contact),
            respond_within=level.respond_within,
            hours=level.hours or contact.hours,
            time_zone=contact.time_zone or "",
        )

    def _people(self, contact: Contact) -> tuple[Contact, ...]:
        if isinstance(contact, Role):
            return self.directory.holders(contact)
        return self.directory.members(contact) if isinstance(contact, Team) else ()


def _fitting(records: Iterable[Record], thing: str) -> Iterator[Record]:
    """Yield what has `thing` as its id, typed id, title or alias; letter case does not matter."""
    wanted = thing.casefold()
    for record in records:
        typed = f"{getattr(record, 'type', None) or record.kind}:{record.id}"
        aliases = record.aliases or () if isinstance(record, System) else ()
        others = (alias.value for alias in aliases if alias.value)
        names = (record.id, record.reference, typed, record.name, *others)
        if wanted in {name.casefold() for name in names}:
            yield record


def _origin(record: Record) -> str:
    origin = record.origins.get("escalation")
    return origin.how if origin else "written there"
