"""Calendars made by hand, for what is written of them."""

from datetime import date

from relaybook.findings import AsOf, Finding, Severity
from relaybook.review.calendar import Calendar, CalendarEntry
from relaybook.review.calendar_causes import Cause
from relaybook.source import Span

LEFT = Cause("person", "person:bob leaves on 2027-01-15", "contacts/bob.yaml", 4, 1)
CERTIFICATE = Cause(
    "certificate", "certificate tls of system:scorer expires on 2027-03-01", "access.csv", 2, 9
)
MENDED = Cause("person", "person:cy starts on 2027-01-16", "contacts/cy.yaml", 3, 1)


def finding(rule: str, line: int = 1, message: str = "It fails") -> Finding:
    return Finding(
        rule,
        Severity.ERROR,
        "systems/scorer.yaml",
        Span(line, 3),
        "system:scorer",
        message,
        "Mend it",
    )


def entry(
    day: str, rule: str, *causes: Cause, begins: bool = True, who: tuple[str, ...] = ("team:fraud",)
) -> CalendarEntry:
    return CalendarEntry(date.fromisoformat(day), begins, finding(rule), causes, who)


def of(
    *entries: CalendarEntry,
    name: str = "Bank",
    gone: tuple[str, ...] = (),
    only_for: tuple[str, ...] = (),
) -> Calendar:
    return Calendar(
        name,
        AsOf(date(2026, 11, 20)),
        date(2027, 5, 31),
        (finding("missing-owner"),),
        entries,
        len(entries),
        gone,
        only_for,
    )


SOME = of(
    entry("2027-01-16", "escalation-inactive", LEFT),
    entry("2027-01-16", "owner-inactive", LEFT, who=("person:cy", "team:fraud")),
    entry("2027-01-16", "key-person-risk", MENDED, begins=False),
    entry("2027-03-02", "expires-unseen", CERTIFICATE, who=("nobody",)),
    entry("2027-03-03", "hours-inversion"),
)
