"""The lists of records that several pages show."""

from collections.abc import Sequence

from relaybook.model.exercise import Exercise
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.site.card import systems_fact, words
from relaybook.site.html import Child, Html, breakable
from relaybook.site.page import Page, badge, separated
from relaybook.site.tables import Listing

_GOOD = frozenset({"accepted", "pass"})
_OPEN = frozenset({"proposed", "partial", "draft"})


def runbook_list(title: str, uri: str, runbooks: Sequence[Runbook]) -> Listing[Runbook]:
    """Return runbooks with their type, systems and alerts."""
    headers = ("Runbook", "Type", "Systems", "Alerts")
    return Listing(title, uri, headers, runbooks, _runbook, "Filter runbooks")


def exercise_list(title: str, uri: str, exercises: Sequence[Exercise]) -> Listing[Exercise]:
    """Return exercises with what came of them."""
    headers = ("Date", "Runbook", "Mode", "Outcome", "Took", "By")
    return Listing(title, uri, headers, exercises, _exercise, "Filter exercises")


def system_list(title: str, uri: str, systems: Sequence[System]) -> Listing[System]:
    """Return systems of one tier with who answers for them and how much hangs on them."""
    headers = ("System", "Owner", "Needed by", "Runbooks", "Findings")
    return Listing(title, uri, headers, systems, _system, "Filter systems", sortable=True)


def alert_names(runbook: Runbook) -> Html:
    """Return the alerts of a runbook, which may break at their capital letters."""
    return separated(breakable(name) for name in runbook.alerts or ())


def status_badge(status: str | None) -> Html:
    """Return a status or outcome as a badge."""
    if not status:
        return badge("no status", "warning")
    plain = status.strip().lower()
    kind = (
        "ok" if plain in _GOOD else "info" if plain in _OPEN else "error" if plain == "fail" else ""
    )
    return badge(words(status), kind)


def _runbook(page: Page, runbook: Runbook) -> tuple[Child, ...]:
    kind = words(runbook.type) if runbook.type else ""
    return page.link(runbook), kind, systems_fact(page, runbook), alert_names(runbook)


def _exercise(page: Page, exercise: Exercise) -> tuple[Child, ...]:
    return (
        page.link(exercise, exercise.date.isoformat() if exercise.date else exercise.id),
        page.reference(exercise.runbook or "", ("runbook",)),
        words(exercise.mode or ""),
        status_badge(exercise.outcome),
        exercise.took.text if exercise.took else "",
        separated(page.reference(who, ("person", "team", "role")) for who in exercise.by or ()),
    )


def _system(page: Page, system: System) -> tuple[Child, ...]:
    owner = page.book.directory.find(system.owner or "", ("team",))
    needed = len(page.book.graph.needed_by_all(system.id).depths)
    return (
        page.link(system),
        page.link(owner) if owner else page.unknown(system.owner or ""),
        str(needed),
        str(len(page.book.runbooks_of(system.id))),
        str(len(page.book.findings_of(system))),
    )
