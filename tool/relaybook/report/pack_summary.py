"""What a profile asks for, in numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import get_args

from relaybook.findings import Severity
from relaybook.model.requirement import Requirement, Strength

STRENGTHS = get_args(Strength)
ONLY_PRESENCE = (
    "This pack consists of presence checks only: it says that something is written, never that it"
    " is so."
)


@dataclass(frozen=True, slots=True)
class PackSummary:
    """The requirements of a profile, by code. strengths: how many are of each strength."""

    profile: str
    requirements: tuple[Requirement, ...]
    strengths: Counter[str]

    @property
    def gates(self) -> int:
        """How many block acceptance where they are not met."""
        return sum(is_gate_in(one, self.profile) for one in self.requirements)

    @property
    def looks_for_presence_only(self) -> bool:
        """Whether template text that reads well would pass everything."""
        return bool(self.requirements) and set(self.strengths) == {"presence"}

    @property
    def in_words(self) -> str:
        """How many are of which strength, the weakest first."""
        counted = [f"{self.strengths[one]} {one}" for one in STRENGTHS if self.strengths[one]]
        return ", ".join(counted)


def summary_of(profile: str, requirements: Iterable[Requirement]) -> PackSummary:
    """Return what a profile asks for, sorted by code and id."""
    asked = [one for one in requirements if profile in one.severities]
    found = tuple(sorted(asked, key=attrgetter("code", "id")))
    return PackSummary(profile, found, Counter(one.strongest for one in found))


def is_gate_in(requirement: Requirement, profile: str) -> bool:
    """Whether failing it blocks acceptance under a profile: it is a gate, and an error there."""
    return requirement.gate and requirement.severities.get(profile) is Severity.ERROR
