"""Whether the promise to be back in time holds along everything that has to be back before."""

from collections.abc import Mapping
from dataclasses import dataclass

from relaybook.graph.recovery import RecoveryPlan, Restored


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A system that is back later than promised.

    promised: seconds. takes: seconds, the least where `unknown` or a knot leaves it open.
    path: what takes longest, first to last, ending with the system. unknown: those on any way to
    it whose restore time nobody knows.
    """

    system: str
    promised: int
    takes: int
    path: tuple[Restored, ...]
    unknown: tuple[str, ...]


def broken_promises(
    plan: RecoveryPlan, promised: Mapping[str, int | None]
) -> tuple[BrokenPromise, ...]:
    """Return the systems that take longer than `promised` (seconds by id), whatever is unknown."""
    return tuple(
        BrokenPromise(name, limit, one.end, plan.critical_path(name), plan.unknown(name))
        for name, one in plan.restored.items()
        if (limit := promised.get(name)) is not None and one.end > limit
    )


def undecided_promises(
    plan: RecoveryPlan, promised: Mapping[str, int | None]
) -> Mapping[str, tuple[str, ...]]:
    """Return the promises that nobody can judge, each with those whose restore time is missing.

    Empty where a knot alone is why: nobody knows how long it takes to untie.
    """
    return {
        name: plan.unknown(name)
        for name, one in plan.restored.items()
        if (limit := promised.get(name)) is not None and one.end <= limit and not one.is_known
    }
