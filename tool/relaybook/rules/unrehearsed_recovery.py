from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.duration import Duration
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import was_done
from relaybook.model.recovery import Drill
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running
from relaybook.source import Place

_HELP = (
    "rehearse it, and write what it took: `drills: [{date: ..., actual_rto: ..., actual_rpo: ..., "
    "outcome: pass, evidence: ...}]`"
)
_MISSED = "come back faster, agree on another target, or write a risk that names the day of it"
_NOT_MEASURED = (
    "write what it took and lost: `actual_rto` and `actual_rpo` of a drill, `took` of an exercise"
)


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """One rehearsal of recovery. took: by what was promised, what it came to and where it stands.

    failed: whether its outcome says that it did not work.
    """

    day: date
    place: Place
    took: tuple[tuple[str, Duration | None, Place], ...]
    failed: bool


@rule(
    "unrehearsed-recovery",
    on=System,
    level=Level.FULL,
    area="recovery",
    severity=None,
    thresholds={"days": 365, "tier_1_days": 183},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
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
        yield from _result(system, newest)


def _result(system: System, newest: _Rehearsal) -> Iterator[Problem]:
    """Yield how a rehearsal fell short, unless a risk of the system names its day."""
    if any(str(newest.day) in f"{one.what} {one.plan}" for one in system.risks or ()):
        return
    rehearsal = f"the rehearsal of {newest.day}"
    if newest.failed:
        yield Problem(newest.place, f"{rehearsal} did not bring {system.name} back", _MISSED)
    for name, took, place in newest.took:
        promised: Duration | None = getattr(system, name)
        if promised is None:
            continue
        if took is None:
            message = f"{rehearsal} does not say whether the {name} of {promised.text} was kept"
            yield Problem(place, message, _NOT_MEASURED)
        elif took.in_seconds > promised.in_seconds:
            message = f"{rehearsal} came to {took.text}, above the {name} of {promised.text}"
            yield Problem(place, message, _MISSED)


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
        ("rto", drill.actual_rto, system.at(*whole, "actual_rto")),
        ("rpo", drill.actual_rpo, system.at(*whole, "actual_rpo")),
    )
    failed = (drill.outcome or "").casefold().startswith("fail")
    return _Rehearsal(day, system.at(*whole, "date"), took, failed)


def _exercise(exercise: Exercise, day: date) -> _Rehearsal:
    """Return a rehearsal whose only time is that of the whole exercise."""
    has_failed = exercise.outcome == "fail"
    place = exercise.at("took" if exercise.took else "date")
    took = (("rto", exercise.took, place),) if exercise.took or not has_failed else ()
    return _Rehearsal(day, exercise.at("date"), took, has_failed)
