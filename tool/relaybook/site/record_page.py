"""What the pages of all kinds of record share: title, card, the record's own text."""

from relaybook.load.discover import form_of
from relaybook.model.record import Record
from relaybook.site.body import body
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page
from relaybook.site.trusted_blocks import TrustedBlock


def record_parts(
    page: Page, record: Record, card: Html, title: Html | None = None
) -> list[str | Html | TrustedBlock]:
    """Return title, card and text of a record, in the order in which they are read.

    The card stands below the record's own title; a record without one gets `title`, else its name.
    """
    text = body(page.book, record, page.uri) if form_of(record.path) == "markdown" else ""
    if has_own_title(record):
        return [TrustedBlock(card, below_title=True), text]
    return [joined([title or element("h1", record.name), card]), text]


def has_own_title(record: Record) -> bool:
    """Whether the text of a record begins with a heading of the first level."""
    first = record.outline.first_heading
    return first is not None and first.level == 1
