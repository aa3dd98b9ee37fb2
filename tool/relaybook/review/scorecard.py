"""The scorecard of a handover: everything that a review says, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from relaybook.check.options import CheckOptions
from relaybook.check.scope import IN_PROGRESS
from relaybook.errors import UsageError
from relaybook.load.memory import collection_paused
from relaybook.model.as_of import exit_day
from relaybook.review.accepted_view import AcceptedLine, accepted_in
from relaybook.review.bench import bench_at, bench_of, moved_to
from relaybook.review.claims import Claim, claims_of
from relaybook.review.criteria import Criterion, Judged, criteria_of
from relaybook.review.doubts import doubts_of, excused, untold, weakened
from relaybook.review.exit_causes import reasons_for
from relaybook.review.exit_view import CauseCount, DayView, Flip, by_cause, day_view, flips
from relaybook.review.gates import Gate, gates_of
from relaybook.review.ladder import AreaLadder, Bench, Judgement, ladders, lowest
from relaybook.review.located_once import LocatedOnce
from relaybook.review.money_view import YearlyCost, money_view
from relaybook.review.not_known import not_known
from relaybook.review.people_view import People, people_view
from relaybook.review.scope import records_in, systems_in
from relaybook.review.signed import Signature, signatures
from relaybook.review.since import Earlier, Since, since_of
from relaybook.review.slips import Slip, slips_of
from relaybook.review.systems_view import SystemLine, systems_view
from relaybook.review.top_risks import RiskLine, top_risks
from relaybook.rules.requirement_packs import requirements_of
from relaybook.rules.sign_off_of_earlier_version import scope_digest_in

if TYPE_CHECKING:
    from relaybook.findings import AsOf, Report
    from relaybook.model.handover import Handover
    from relaybook.model.history import History
    from relaybook.model.knowledge_base import KnowledgeBase

_ROTA = "understaffed-rota"
_NAMES = ("today", "exit", "end of early-life support")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a review of one handover says as of one day.

    gone: contacts taken to have left. added: profiles asked for beside those of the records.
    records: the digest of what is reviewed, as a sign-off names it. no_exit: why the day of the
    exit is not known, empty where it is. presence_only: whether every requirement asked for words
    alone. unclear_amounts: how many cannot be added to the costs. doubts: why there is no yes
    though no gate is open. untold: how many gates could not be judged. unknown: why something
    could not be judged, with how often.
    """

    handover: str
    title: str
    name: str
    status: str
    as_of: date
    gone: tuple[str, ...]
    added: tuple[str, ...]
    records: str
    exit_on: date | None
    no_exit: str
    profiles: tuple[str, ...]
    systems: tuple[SystemLine, ...]
    gates: tuple[Gate, ...]
    asked: int
    doubts: tuple[str, ...]
    untold: int
    excused: int
    weakened: tuple[str, ...]
    ladders: tuple[AreaLadder, ...]
    lowest: str
    presence_only: bool
    days: tuple[DayView, ...]
    flips: tuple[Flip, ...]
    causes: tuple[CauseCount, ...]
    deliverables: int
    milestones: int
    claims: tuple[Claim, ...]
    people: People
    accepted: tuple[AcceptedLine, ...]
    costs: tuple[YearlyCost, ...]
    unclear_amounts: int
    risks: tuple[RiskLine, ...]
    slips: tuple[Slip, ...]
    unknown: Mapping[str, int]
    not_known: tuple[str, ...]
    signatures: tuple[Signature, ...]
    criteria: tuple[Criterion, ...]
    since: Since | None = None

    @property
    def open_gates(self) -> tuple[Gate, ...]:
        """The gates that block acceptance: the only thing that decides."""
        return tuple(one for one in self.gates if not one.waived)


@collection_paused()
def scorecard(
    base: KnowledgeBase,
    handover: Handover,
    as_of: AsOf,
    options: CheckOptions | None = None,
    history: History | None = None,
    *,
    gone: tuple[str, ...] = (),
    checked: Report | None = None,
    earlier: Earlier | None = None,
) -> Scorecard:
    """Review a handover as of a day, whatever its status: as one in progress is judged.

    options.gone names by id who is taken to have left. checked: what a check of that day found,
    where there was one. earlier: the records of an earlier review, to say what has changed.
    """
    base = replace(base, sources=LocatedOnce(base.sources))
    options = replace(options or CheckOptions(), reviewing=frozenset({handover.id}))
    checked = checked if handover.status in IN_PROGRESS else None
    end, no_exit = _exit(base, handover)
    until = max((day for _, day in _later(handover, end, as_of.day)), default=None)
    known = bench_of(base, checked, options, history, until) if checked else None
    today = known or bench_at(base, as_of, options, history, until)
    judged = _judged(today, handover)
    days, changes, at_exit = _days(handover, today, judged, end, (options, history))
    gates = gates_of(base, handover, judged)
    return Scorecard(
        **_written(base, handover),
        **_found(today, handover, judged, end),
        as_of=as_of.day,
        gone=gone,
        added=tuple(sorted(set(options.profiles))),
        exit_on=end,
        no_exit=no_exit,
        gates=gates,
        days=days,
        flips=changes,
        causes=by_cause(changes),
        criteria=criteria_of(handover, (today, judged), at_exit),
        since=since_of(earlier, today, handover, gates, options) if earlier else None,
    )


def _written(base: KnowledgeBase, handover: Handover) -> dict[str, Any]:
    """Return what the records say of themselves, whatever the day."""
    systems = systems_in(base, handover)
    costs, unclear = money_view(handover, systems)
    return {
        "handover": handover.id,
        "title": handover.name,
        "name": base.configuration.name,
        "status": handover.status or "",
        "doubts": doubts_of(base, handover),
        "deliverables": len(handover.deliverables or ()),
        "milestones": len(handover.milestones or ()),
        "costs": costs,
        "unclear_amounts": unclear,
        "risks": top_risks(handover, systems),
        "not_known": not_known(base, handover),
    }


def _found(
    today: Bench, handover: Handover, judged: Sequence[Judgement], end: date | None
) -> dict[str, Any]:
    """Return what is found as of the day."""
    base, context = today.context.kb, today.context
    areas = ladders(judged)
    least = lowest(areas)
    strengths = {one.requirement.strongest for one in judged if one.counts}
    profiles = tuple(dict.fromkeys(today.scope.profiles_of(handover)))
    signed = scope_digest_in(context, handover).digest
    later = base.directory(end or today.day, context.gone)
    systems = systems_in(base, handover)
    return {
        "records": signed,
        "profiles": profiles,
        "systems": systems_view(base, handover, judged),
        "asked": sum(1 for one in judged if one.is_gate and one.counts),
        "claims": claims_of(handover, context),
        "slips": slips_of(handover, today.day),
        "untold": untold(judged),
        "excused": excused(judged),
        "weakened": weakened(requirements_of(base)),
        "ladders": areas,
        "lowest": least.area if least else "",
        "presence_only": strengths == {"presence"},
        "people": people_view(handover, systems, context.directory, later, _rota_sizes(today)),
        "accepted": accepted_in(today, {one.reference: one for one in records_in(base, handover)}),
        "unknown": dict(sorted(Counter(_unknowns(judged)).items())),
        "signatures": signatures(handover, today, profiles, signed),
    }


def _rota_sizes(bench: Bench) -> tuple[int, int]:
    """Return how many a rota needs, and how many around the clock, as the requirement says."""
    rule = bench.rules[_ROTA]
    few, many = (bench.context.threshold(rule, name) for name in ("people", "around_the_clock"))
    return few, many


def _exit(base: KnowledgeBase, handover: Handover) -> tuple[date | None, str]:
    try:
        return exit_day(handover, base), ""
    except UsageError as error:
        return None, str(error)


def _judged(bench: Bench, handover: Handover) -> tuple[Judgement, ...]:
    base = bench.context.kb
    return bench.judged(requirements_of(base), records_in(base, handover))


def _days(
    handover: Handover,
    bench: Bench,
    judged: Sequence[Judgement],
    end: date | None,
    asked: tuple[CheckOptions, History | None],
) -> tuple[tuple[DayView, ...], tuple[Flip, ...], Judged | None]:
    """Return today, the exit and the end of support, what flips at the exit, and its bench."""
    records = {one.reference: one for one in records_in(bench.context.kb, handover)}
    views = [day_view(_NAMES[0], bench, judged, records)]
    found: tuple[Flip, ...] = ()
    at_exit = None
    for name, day in _later(handover, end, bench.day):
        later = moved_to(day, bench, asked[0])
        judged_later = _judged(later, handover)
        views.append(day_view(name, later, judged_later, records))
        if name == _NAMES[1]:
            at_exit = (later, judged_later)
            reasons = partial(reasons_for, bench=bench, handover=handover, until=day, asked=asked)
            found = flips(bench, later, judged_later, records, reasons)
    return tuple(views), found, at_exit


def _later(handover: Handover, end: date | None, today: date) -> Iterator[tuple[str, date]]:
    """Yield the days beside today that a review looks at, in their order."""
    support = handover.early_life_support
    for name, day in zip(_NAMES[1:], (end, support.end_on if support else None), strict=True):
        if day is not None and day > today:
            yield name, day
            today = day


def _unknowns(judged: Sequence[Judgement]) -> list[str]:
    return [f"{one.requirement.id}: {one.reason}" for one in judged if one.state == "cannot tell"]
