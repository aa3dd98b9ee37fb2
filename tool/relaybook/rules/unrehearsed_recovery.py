from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relaybook.findings import CannotTell, Level, OnlySaid, Problem
from relaybook.model.duration import Duration
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import was_done
from relaybook.model.recovery import Drill
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import Said, rule
from relaybook.rules.running import is_running
from relaybook.source import Place

_HELP = (
    "rehearse it, and write what it took: `drills: [{date: ..., actual_rto: ..., actual_rpo: ..., "
    "outcome: pass, evidence: ...}]`"
)
_MISSED = "come back faster, agree on another target, or write a risk that names the day of it"
_NOT_MEASURED = (
    "write what it took and lost: `actual_rto` and `actual_rpo` of a drill, `took` of an exercise, "
    "beside it a drill that says what was lost"
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a rehearsal came to, held against the promise of that name, and where it stands."""

    name: str
    value: Duration | None
    place: Place
    day: date


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """One rehearsal of recovery. failed: whether its outcome says that it did not work."""

    day: date
    place: Place
    took: tuple[_Measured, ...]
    failed: bool
    is_exercise: bool = False


@rule(
    "unrehearsed-recovery",
    on=System,
    level=Level.FULL,
    area="recovery",
    severity=None,
    thresholds={"days": 365, "tier_1_days": 183},
)
def check(system: System, context: Context) -> Iterator[Said]:
    """Recovery of each system has been rehearsed lately, within what was promised."""
    is_ours = system.scope == "internal" and is_running(system)
    if not is_ours or context.is_explained(system, "drills"):
        return
    if not system.applies("drills"):
        yield CannotTell("systems of which somebody says why they are not rehearsed")
        return
    held = [one for one in _rehearsals(system, context) if one.day <= context.day]
    if not held:
        yield Problem(system.top(), f"nobody has rehearsed how {system.name} comes back", _HELP)
        return
    newest = max(held, key=lambda one: one.day)  # of the same day the drill, which says more
    threshold = "tier_1_days" if system.service_tier == 1 else "days"
    days = context.threshold(check, threshold)
    if newest.day + timedelta(days=days) < context.day:
        message = f"{system.name} was last brought back as a rehearsal on {newest.day}, more than"
        yield Problem(newest.place, f"{message} {days} days ago", _HELP)
    else:
        since = context.day - timedelta(days=days)
        recent = [one for one in held if one.day >= since]
        is_partly_said = newest.is_exercise and not newest.failed
        yield from _result(system, _with_loss(newest, recent) if is_partly_said else newest)


def _with_loss(exercise: _Rehearsal, recent: list[_Rehearsal]) -> _Rehearsal:
    """Return an exercise with what the newest drill lost: an exercise has no field for that."""
    lost = (
        measured
        for drill in sorted(recent, key=lambda one: one.day, reverse=True)
        for measured in drill.took
        if measured.name == "rpo" and measured.value is not None and not drill.failed
    )
    unsaid = _Measured("rpo", None, exercise.place, exercise.day)
    return replace(exercise, took=(*exercise.took, next(lost, unsaid)))


def _result(system: System, newest: _Rehearsal) -> Iterator[Problem | OnlySaid]:
    """Yield how a rehearsal fell short; where a risk of the system names its day, that it did."""
    found = list(_faults(system, newest))
    open_ = [problem for day, problem in found if not _is_known_risk(system, day)]
    yield from open_
    if found and not open_:
        yield OnlySaid("the rehearsal fell short of what was promised, and a risk says so")


def _faults(system: System, newest: _Rehearsal) -> Iterator[tuple[date, Problem]]:
    if newest.failed:
        message = f"the rehearsal of {newest.day} did not bring {system.name} back"
        yield newest.day, Problem(newest.place, message, _MISSED)
    for one in newest.took:
        promised: Duration | None = getattr(system, one.name)
        if promised is not None:
            yield from ((one.day, problem) for problem in _against(promised, one))


def _against(promised: Duration, measured: _Measured) -> Iterator[Problem]:
    promise = f"the {measured.name} of {promised.text}"
    rehearsal = f"the rehearsal of {measured.day}"
    took = measured.value
    if took is None:
        message = f"{rehearsal} does not say whether {promise} was kept"
        yield Problem(measured.place, message, _NOT_MEASURED)
    elif took.in_seconds > promised.in_seconds:
        message = f"{rehearsal} came to {took.text}, above {promise}"
        yield Problem(measured.place, message, _MISSED)


def _is_known_risk(system: System, day: date) -> bool:
    return any(str(day) in f"{one.what} {one.plan}" for one in system.risks or ())


def _rehearsals(system: System, context: Context) -> Iterator[_Rehearsal]:
    for at, drill in enumerate(system.drills or ()):
        if drill.date is not None:
            yield _drill(system, at, drill, drill.date)
    for runbook in context.runbooks_of.get(system.id, ()):
        if runbook.type == "disaster_recovery":
            for exercise in context.exercises.get(runbook.id, ()):
                if exercise.date is not None and was_done(exercise):
                    yield _exercise(exercise, exercise.date)


def _drill(system: System, at: int, drill: Drill, day: date) -> _Rehearsal:
    whole = ("drills", at)
    took = (
        _Measured("rto", drill.actual_rto, system.at(*whole, "actual_rto"), day),
        _Measured("rpo", drill.actual_rpo, system.at(*whole, "actual_rpo"), day),
    )
    failed = (drill.outcome or "").casefold().startswith("fail")
    return _Rehearsal(day, system.at(*whole, "date"), took, failed)


def _exercise(exercise: Exercise, day: date) -> _Rehearsal:
    """Return a rehearsal whose only time is that of the whole exercise."""
    failed = exercise.outcome == "fail"
    place = exercise.at("took" if exercise.took else "date")
    timed = _Measured("rto", exercise.took, place, day)
    took = (timed,) if exercise.took or not failed else ()
    return _Rehearsal(day, exercise.at("date"), took, failed, is_exercise=True)
