from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from relaybook.findings import CannotTell, Level, Problem, Related, Severity
from relaybook.graph.recovery import Restored
from relaybook.graph.recovery_time import BrokenPromise, broken_promises, undecided_promises
from relaybook.model.duration import span_in_words
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running, running_systems, whole_recovery

_NO_PROMISE = "systems without an rto"
_UNKNOWN = "systems that wait for something whose restore_time nobody has written"
_KNOT = "systems that wait for others which wait for each other"
_MOST_NAMED = 3
_HALF_OF_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class _Promises:
    broken: Mapping[str, BrokenPromise]
    undecided: Mapping[str, tuple[str, ...]]


@rule(
    "recovery-time",
    on=System,
    level=Level.STANDARD,
    area="recovery",
    severity=Severity.WARNING,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system can be back in the time promised, with all that has to be back before it."""
    if not is_running(system):
        return
    if system.rto is None:
        # At level full everything is asked for; below, nobody had to promise anything.
        if context.is_asked(system, Level.FULL) and system.applies("rto"):
            yield CannotTell(_NO_PROMISE)
        return
    promises = context.once("recovery times", lambda: _promises(context))
    if broken := promises.broken.get(system.id):
        yield _problem(system, broken, context.kb)
    elif (unknown := promises.undecided.get(system.id)) is not None:
        yield CannotTell(_UNKNOWN if unknown else _KNOT)


def _problem(system: System, broken: BrokenPromise, kb: KnowledgeBase) -> Problem:
    least = "at least " if broken.unknown or any(one.is_knot for one in broken.path) else ""
    takes = span_in_words(broken.takes)
    way = " → ".join(_way(broken, kb))
    return Problem(
        system.at("rto"),
        f"{system.name} is promised back in {span_in_words(broken.promised)}, but that takes "
        f"{least}{takes}: {way}{_without(broken.unknown, kb)}",
        f"agree on an `rto` of {takes} or more, bring one of these back faster and write its "
        "`restore_time`, or take what is not needed out of `needed_to_recover` and `needed_for`",
        tuple(_places(broken.path, kb)),
    )


def _way(broken: BrokenPromise, kb: KnowledgeBase) -> list[str]:
    told = [_told(one, broken, kb) for one in broken.path]
    left_out = len(told) - 2 * _HALF_OF_MOST_STEPS
    if left_out <= 1:
        return told
    return [*told[:_HALF_OF_MOST_STEPS], f"({left_out} more)", *told[-_HALF_OF_MOST_STEPS:]]


def _told(one: Restored, broken: BrokenPromise, kb: KnowledgeBase) -> str:
    names = " + ".join(kb.systems[name].name for name in one.systems)
    is_known = not set(one.systems).intersection(broken.unknown)
    return f"{names} ({span_in_words(one.end - one.start) if is_known else 'nobody knows'})"


def _without(unknown: tuple[str, ...], kb: KnowledgeBase) -> str:
    if not unknown:
        return ""
    named = ", ".join(kb.systems[name].name for name in unknown[:_MOST_NAMED])
    more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
    return f"; nobody says how long {named}{more} take{'' if len(unknown) > 1 else 's'}"


def _places(path: tuple[Restored, ...], kb: KnowledgeBase) -> Iterator[Related]:
    for system in (kb.systems[name] for name in chain(*(one.systems for one in path))):
        if system.restore_time is not None:
            takes = span_in_words(system.restore_time.in_seconds)
            yield Related(system.at("restore_time"), f"{system.name} takes {takes} by itself")


def _promises(context: Context) -> _Promises:
    systems = running_systems(context)
    promised = {name: one.rto.in_seconds for name, one in systems.items() if one.rto}
    plan = whole_recovery(context)
    return _Promises(
        {one.system: one for one in broken_promises(plan, promised)},
        undecided_promises(plan, promised),
    )
