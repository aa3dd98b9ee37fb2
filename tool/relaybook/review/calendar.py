"""From which day on each finding is one, until when, and why: the cliff before it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relaybook.check.engine import context_of
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Finding
from relaybook.load.memory import collection_paused
from relaybook.model.assumed_gone import gone_by_id
from relaybook.model.contact import Contact
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.secrets import mask_secrets
from relaybook.review.calendar_causes import Cause, Causes
from relaybook.review.calendar_course import Change, Course
from relaybook.review.calendar_judge import MovingJudge
from relaybook.review.calendar_people import NOBODY, Crowd, who_left, who_must_act
from relaybook.review.located_once import LocatedOnce
from relaybook.review.watched_context import WatchedContext
from relaybook.rules.registry import rules_of
from relaybook.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A finding that begins on a day, or is gone from that day on.

    begins: which of both. causes: the recorded dates that bring it about, none where no date
    says. who: references to those who must act, `NOBODY` where no record names anybody. left:
    which of them are not there any more on the day before.
    """

    day: date
    begins: bool
    finding: Finding
    causes: tuple[Cause, ...]
    who: tuple[str, ...] = (NOBODY,)
    left: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[date, bool, tuple[str, int, int, str, str]]:
        """Sort key: by day, what begins first, then by place."""
        return (self.day, not self.begins, self.finding.order)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What becomes true of a knowledge base, and what no longer is, in the order of the days.

    until: the last day that was looked at. open: what is open on the first day. at_end: how many
    findings are open on the last one. gone: who is taken to have left, as typed references.
    only_for: every reference that means the one for whom it is; empty for everybody.
    """

    name: str
    as_of: AsOf
    until: date
    open: tuple[Finding, ...]
    entries: tuple[CalendarEntry, ...] = ()
    at_end: int = 0
    gone: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()

    @property
    def beginning(self) -> tuple[CalendarEntry, ...]:
        """What begins."""
        return tuple(one for one in self.entries if one.begins)


@collection_paused()
def calendar(
    kb: KnowledgeBase,
    as_of: AsOf,
    until: date,
    options: CheckOptions | None = None,
    *,
    rules: Sequence[Rule] | None = None,
    history: History | None = None,
) -> Calendar:
    """Say on which days after `as_of`, up to `until`, findings begin and end.

    It says what a check on each of these days would, one finding being a rule at a place, and asks
    again only where a date is reached. Rules about git judge the history as it is. Where a finding
    begins again later, each time is an entry.
    """
    options = options or CheckOptions(judges_baseline=False)
    rules = rules_of(kb) if rules is None else rules
    kb = replace(kb, sources=LocatedOnce(kb.sources))
    context = WatchedContext.over(context_of(kb, as_of, options, history), until)
    course = Course(MovingJudge(context, options, rules))
    open_, causes, crowd = course.open(), Causes(kb), Crowd(kb, options.gone)
    entries = [
        _entry(change, causes, kb, (day, crowd))
        for day, changes in course.days()
        for change in changes
    ]
    return Calendar(
        name=mask_secrets(kb.configuration.name),
        as_of=as_of,
        until=until,
        open=open_,
        entries=tuple(sorted(entries, key=lambda one: one.order)),
        at_end=len(course.open()),
        gone=gone_by_id(kb, options.gone),
    )


def only_for(calendar: Calendar, contact: Contact, crowd: Crowd) -> Calendar:
    """Return what a contact must act on, also through the teams and roles it is in by then."""
    first = crowd.acting_for(contact, calendar.as_of.day + timedelta(days=1))
    whose = {one.day: crowd.acting_for(contact, one.day) for one in calendar.entries}
    kept = tuple(one for one in calendar.entries if not whose[one.day].isdisjoint(one.who))
    names = first.union(*(whose[one.day] for one in kept))
    return replace(calendar, entries=kept, only_for=tuple(sorted(names)))


def _entry(
    change: Change, causes: Causes, kb: KnowledgeBase, when: tuple[date, Crowd]
) -> CalendarEntry:
    finding, (day, crowd) = change.finding, when
    why = causes.of(finding, change.turns)
    record = causes.record_at(finding.path)
    beside = tuple(one.who for one in why if one.who and record and one.path in record.files)
    people = crowd.before(day)
    who = who_must_act(kb, record, beside, people)
    return CalendarEntry(day, change.begins, finding, why, who, who_left(people, who))
