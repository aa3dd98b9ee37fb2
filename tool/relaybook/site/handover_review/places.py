"""Links from what a review names to the pages that show it."""

from relaybook.site.html import Html, element
from relaybook.site.page import Page


def subject(page: Page, reference: str) -> Html:
    """Return a link to a record that a review names as `system:ledger`."""
    return page.reference(reference, ())


def place(page: Page, path: str, line: int) -> Html:
    """Return the file and line of something, as a link to the page of its record."""
    words = f"{path.rpartition('/')[2]}:{line}"
    record = page.book.owner_of_file.get(path)
    return page.link(record, words) if record else element("code", words)
