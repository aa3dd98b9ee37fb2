"""Which data there is over all systems: who owns it, who may see it, where it is and how long."""

from collections.abc import Iterator

from relaybook.model.data import AuditLog, DataSet
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page, badge
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    DATA,
    has_portfolio,
    or_unknown,
    or_why_not,
    running_systems,
    section,
    sheet,
    who,
    why_not,
)
from relaybook.site.prose import prose
from relaybook.site.silence import Silence
from relaybook.site.tables import Listing
from relaybook.site.values import field_value

_ABOUT = (
    "Who owns each kind of data, who decides on access to it, where it is kept and for how long."
)
_HEADERS = ("Data", "System", "Owner", "Who decides on access", "Where", "Kept for")
_LOG_HEADERS = ("System", "What is recorded", "Where", "Kept for", "Who may read it")

Held = tuple[System, DataSet]
Logged = tuple[System, AuditLog]


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, DATA)
    held: Listing[Held] = Listing(
        "Data", "portfolio/all-data.md", _HEADERS, _held(book), _row, "Filter data", stacked=True
    )
    logs: Listing[Logged] = Listing(
        "Audit logs",
        "portfolio/all-audit-logs.md",
        _LOG_HEADERS,
        [(one, one.audit_log) for one in running_systems(book) if one.audit_log],
        _log,
        "Filter logs",
        stacked=True,
    )
    silent = Silence(book, "data", "data", lambda one: bool(one.data))
    content = [
        section(page, held, "No system says which data it holds."),
        section(page, logs, "No system says where its audit log is."),
        silent.shown(page),
    ]
    yield sheet(page, "Data", _ABOUT, content)
    yield from held.pages(page)
    yield from logs.pages(page)
    yield from silent.pages(page)


def _held(book: Book) -> list[Held]:
    return [(system, one) for system in running_systems(book) for one in system.data or ()]


def _row(page: Page, held: Held) -> tuple[Child, ...]:
    system, data = held
    return (
        joined([prose(data.name or "unnamed"), _kind(data)], " "),
        page.link(system),
        or_unknown(who(page, data.owner)),
        _access(page, system),
        or_unknown(field_value(page, data, "region")),
        or_unknown(field_value(page, data, "retention")),
    )


def _kind(data: DataSet) -> Html:
    """Return how secret it is and whether it is about people; silence is no "no"."""
    personal = {
        True: badge("personal data", "info"),
        False: EMPTY,
        None: badge("personal? not known", "warning"),
    }[data.contains_personal_data]
    return joined([badge(data.classification) if data.classification else None, personal], " ")


def _access(page: Page, system: System) -> Html:
    rights = system.decision_rights
    named = who(page, rights.data_access if rights else None)
    return or_why_not(named, why_not(system, "decision_rights", "data_access"))


def _log(page: Page, logged: Logged) -> tuple[Child, ...]:
    system, log = logged
    return (
        page.link(system),
        or_unknown(field_value(page, log, "events")),
        or_unknown(field_value(page, log, "location")),
        or_unknown(field_value(page, log, "retention")),
        or_unknown(who(page, *(log.readers or ()))),
    )
