"""Links from what a review names to the pages that show it."""

import re

from relaybook.model.references import KINDS
from relaybook.model.secrets import mask_secrets
from relaybook.site.html import Html, element, joined
from relaybook.site.page import Page
from relaybook.site.prose import prose

_CODE = re.compile(r"(`[^`\n]+`)")
_NAMED = re.compile(rf"(?<![\w:/.-])((?:{'|'.join(KINDS)}):\w(?:[\w./-]*\w)?)")


def subject(page: Page, reference: str) -> Html:
    """Return a link to a record that a review names as `system:ledger`."""
    record = page.book.find(reference, ())
    if record is not None and page.book.review_uris.get(record.path) == page.uri:
        return page.link(record, "this handover")
    return page.reference(reference, ())


def place(page: Page, path: str, line: int | str) -> Html:
    """Return the file and line of something, as a link to the page of its record."""
    words = f"{path.rpartition('/')[2]}:{line}"
    record = page.book.owner_of_file.get(path)
    return page.link(record, words) if record else element("code", words)


def said(page: Page, words: str) -> Html:
    """Return a sentence of a review; what it names as `system:ledger` is a link by its title."""
    pieces = _CODE.split(mask_secrets(words))  # before it is cut: a secret may lie across pieces
    return joined(
        prose(piece) if index % 2 else _linked(page, piece) for index, piece in enumerate(pieces)
    )


def _linked(page: Page, words: str) -> Html:
    pieces = _NAMED.split(words)
    return joined(
        subject(page, piece) if index % 2 else prose(piece) for index, piece in enumerate(pieces)
    )
