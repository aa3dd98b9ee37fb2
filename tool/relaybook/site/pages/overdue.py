"""What is overdue over all records, and what is due within the next three months."""

from collections.abc import Iterator

from relaybook.findings import Finding
from relaybook.model.duration import Duration
from relaybook.review.record_dates import RecordDate
from relaybook.rules.requirement_packs import requirements_of
from relaybook.site.book import Book
from relaybook.site.dates_table import HEADERS, date_row
from relaybook.site.findings_list import rule_link
from relaybook.site.html import Child, element
from relaybook.site.page import Page
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import OVERDUE, has_portfolio, section, sheet
from relaybook.site.prose import prose
from relaybook.site.tables import Listing

_AHEAD = Duration.parse("90d")
_ABOUT = (
    "Every date in the records that has passed without being met, then what comes within 90 days. "
    "What ended before is history and stands with the contact or contract."
)
_EXERCISED = frozenset(
    {
        "exercise-stale",
        "not-exercised-by-receiver",
        "unrehearsed-recovery",
        "untested-rollback",
    }
)
"""Rules of the age of exercises; those of other ages are requirements that say so themselves."""


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, OVERDUE)
    dates = book.dates
    late = _dates("Overdue", "all-overdue", [one for one in dates if _is_late(page, one)])
    coming = _dates("Within 90 days", "all-coming", [one for one in dates if _comes(page, one)])
    untried: Listing[Finding] = Listing(
        "Never done, or too long ago",
        "portfolio/all-untried.md",
        ("Record", "What is wrong", "Rule"),
        _not_shown(book),
        _finding,
        "Filter findings",
        stacked=True,
    )
    content = [
        section(page, late, "Nothing is overdue."),
        section(page, untried, "No rule finds an exercise, a test or a confirmation too old."),
        section(page, coming, "Nothing is due and nothing ends."),
    ]
    yield sheet(page, "Overdue", _ABOUT, content)
    for listing in (late, coming):
        yield from listing.pages(page)
    yield from untried.pages(page)


def _dates(title: str, name: str, dates: list[RecordDate]) -> Listing[RecordDate]:
    uri = f"portfolio/{name}.md"
    return Listing(title, uri, HEADERS, dates, date_row, "Filter dates", stacked=True)


def _is_late(page: Page, one: RecordDate) -> bool:
    return not one.is_end and one.day < page.book.day


def _comes(page: Page, one: RecordDate) -> bool:
    return page.book.day <= one.day <= _AHEAD.after(page.book.day)


def _not_shown(book: Book) -> list[Finding]:
    """Return what rules find never done or done too long ago: how long is a matter of the rule."""
    rules = _EXERCISED.union(
        requirement.id
        for requirement in requirements_of(book.base)
        if any(check.check == "age_at_most" for check in requirement.checks)
    )
    return [one for one in book.report.findings if one.rule in rules]


def _finding(page: Page, finding: Finding) -> tuple[Child, ...]:
    record = page.book.owner_of_file.get(finding.path)
    where = page.link(record) if record else element("code", finding.path)
    return where, prose(finding.message), rule_link(page, finding.rule)
