"""What a rule is: a function from one record to problems, with what the engine must know."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from relaybook.config import CURRENT_RULES
from relaybook.findings import CannotTell, Level, OnlySaid, Problem, RuleInfo, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement
from relaybook.rules.context import Context

Said = Problem | CannotTell | OnlySaid
Check = Callable[[Any, Context], Iterator[Said]]


@dataclass(frozen=True)
class Rule:
    """One rule.

    on: the kinds of record it judges one by one, or KnowledgeBase where it looks at all at once.
    level: it applies to records at this level or above. area: what it protects.
    severity: without a profile, None where only profiles ask; profiles: stricter ones.
    since: the rule set that brought it. requirements: those of the packs that it judges.
    thresholds: whole numbers that `rule_settings` may change, by name, with their defaults.
    needs_history: which records it asks git about; None where it asks about none.
    needs_branches: whether it holds decisions against other branches.
    """

    id: str
    check: Check
    on: tuple[type[Record] | type[KnowledgeBase], ...]
    level: Level
    area: str
    severity: Severity | None
    summary: str
    profiles: Mapping[str, Severity] = field(default_factory=dict)
    since: str = CURRENT_RULES
    thresholds: Mapping[str, int] = field(default_factory=dict)
    needs_history: Callable[[Any], bool] | None = None
    needs_branches: bool = False
    requirements: tuple[Requirement, ...] = ()

    def severity_in(self, profiles: tuple[str, ...]) -> Severity | None:
        """Return the severity under the active profiles; the strictest wins; None where off."""
        asked = [self.profiles[one] for one in profiles if one in self.profiles]
        return max([*asked, *([self.severity] if self.severity else [])], default=None)

    @property
    def usual_severity(self) -> Severity:
        """The severity without a profile, or that of the mildest profile that asks at all."""
        return self.severity or min(self.profiles.values(), default=Severity.INFO)

    @property
    def info(self) -> RuleInfo:
        """What a report carries of the rule."""
        return RuleInfo(self.id, self.summary, self.area, self.level, self.usual_severity)


def rule(
    id_: str,
    *,
    on: type[Any] | tuple[type[Any], ...],
    level: Level = Level.BASIC,
    area: str,
    severity: Severity | None = Severity.ERROR,
    profiles: Mapping[str, Severity] | None = None,
    since: str = CURRENT_RULES,
    thresholds: Mapping[str, int] | None = None,
    needs_history: Callable[[Any], bool] | None = None,
    needs_branches: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the first line of its docstring says what holds when it passes."""

    def decorate(check: Check) -> Rule:
        summary = (check.__doc__ or "").strip().split("\n")[0]
        kinds = on if isinstance(on, tuple) else (on,)
        return Rule(
            id_,
            check,
            kinds,
            level,
            area,
            severity,
            summary,
            profiles=profiles or {},
            since=since,
            thresholds=thresholds or {},
            needs_history=needs_history,
            needs_branches=needs_branches,
        )

    return decorate
