"""What a check says, as frozen values that every reporter and the site read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from relaybook.source import Place, Span


class Severity(IntEnum):
    """How bad a finding is; the highest number is the worst."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as people write it: `info`, `warning`, `error`."""
        return self.name.lower()


class Level(IntEnum):
    """How much a record is asked for."""

    BASIC = 1
    STANDARD = 2
    FULL = 3

    @property
    def word(self) -> str:
        """The name as people write it: `basic`, `standard`, `full`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says: what is wrong, where as a path into the record, and what to write.

    message: one sentence that names the fault and the value at fault.
    help: what to write instead.
    """

    place: Place
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A rule could not judge a record: counted and shown, never a pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class OnlySaid:
    """A rule found no fault, and nothing shows yet that it holds: stated, and no higher."""

    reason: str


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A related place with its lines."""

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A comment that accepts a finding at its place.

    rule: the rule it names. until: the last day it holds, None for ever.
    scope: the record's path it stands in. place: where the comment stands.
    covers: the stretch of lines it covers; None covers the whole file.
    """

    rule: str
    reason: str
    until: date | None
    place: Place
    covers: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule fails.

    path, span: the place, lines and columns from 1. record: id of the record, as `kind:id`.
    accepted: the reason given where somebody accepted it, else None.
    excerpt: the line of text at the place, with what looks like a secret masked.
    baselined: whether it was there when the baseline was written.
    """

    rule: str
    severity: Severity
    path: str
    span: Span
    record: str
    message: str
    help: str
    related: tuple[RelatedPlace, ...] = ()
    accepted: str | None = None
    excerpt: str = ""
    baselined: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by rule."""
        return (self.path, self.span.line, self.span.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reader of a report needs to know of a rule."""

    id: str
    summary: str
    area: str
    level: Level
    severity: Severity


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records a rule judged, and why it could not judge others (reason to count)."""

    judged: int = 0
    unknown: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many records have what every team needs, at every level.

    name: owner, escalation or rollback. have, of: counts of records.
    not_enforced: how many of them are at a level that does not ask for it. note: how many
    of the runbooks change something; only those must have a rollback. must, must_have: how many
    that is, and how many of these have one; None where every record must.
    """

    name: str
    have: int
    of: int
    not_enforced: int
    note: str = ""
    must: int | None = None
    must_have: int = 0

    @property
    def enforcement(self) -> str:
        """Say whether a missing one is a finding; empty where it always is."""
        if not self.not_enforced:
            return ""
        all_of_them = self.not_enforced >= self.of
        return "not enforced" if all_of_them else f"not enforced for {self.not_enforced:,}"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The date at which everything that depends on time was resolved.

    fixed: why the date is not today (`relaybook.yml`, `--as-of exit`), empty for today.
    """

    day: date
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a check found, in a fixed order; the same for terminal, CI and site.

    findings: what is open. accepted: what somebody accepted with a reason. baselined: what was
    there when the baseline was written, so is neither new nor mended.
    documents: how many were judged. left_out: how many were not, where only what changed and what
    depends on it was asked for; None where all were. gone: who was taken to have left, as
    references (`vendor:acme`).
    """

    name: str
    as_of: AsOf
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    completeness: tuple[Completeness, ...]
    documents: int
    rules: Mapping[str, RuleInfo]
    tallies: Mapping[str, Tally]
    profiles: tuple[str, ...] = ()
    baselined: tuple[Finding, ...] = ()
    left_out: int | None = None
    gone: tuple[str, ...] = ()

    def at_least(self, severity: Severity) -> Iterator[Finding]:
        """Yield the open findings of `severity` or worse."""
        return (finding for finding in self.findings if finding.severity >= severity)

    def of(self, path: str) -> tuple[Finding, ...]:
        """Return the open findings in one file."""
        return tuple(finding for finding in self.findings if finding.path == path)
