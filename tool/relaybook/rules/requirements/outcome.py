"""What a requirement says of one record."""

from dataclasses import dataclass, field

from relaybook.findings import CannotTell, Problem
from relaybook.model.requirement import Rung


@dataclass(frozen=True, slots=True)
class Unmet:
    """Something is not met. problem: what to report; None where another finding says it."""

    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Something does not apply, for a reason that somebody gave or that a condition states."""

    reason: str


Said = Unmet | NotApplicable | CannotTell


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one record meets one requirement.

    rung: the highest rung below the first check that fails. is_met: whether none fails.
    problems: what to report.
    not_applicable, unknown: why it was not judged, empty where it was.
    """

    rung: Rung
    is_met: bool = False
    problems: tuple[Problem, ...] = field(default=())
    not_applicable: str = ""
    unknown: str = ""
