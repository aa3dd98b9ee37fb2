"""Text from a field of a record: shown as written, with code, addresses and paragraphs marked."""

import re

from relaybook.model.secrets import mask_secrets
from relaybook.site.html import Html, element, joined, text
from relaybook.site.rendering.addresses import names_a_user, split_bare_links

_CODE = re.compile(r"`([^`\n]+)`")


def prose(value: str) -> Html:
    """Return a field's text on one line: `code` in backticks and bare addresses are marked up."""
    value = mask_secrets(value)  # before it is cut: a secret may lie across the pieces
    pieces: list[Html] = []
    at = 0
    for match in _CODE.finditer(value):
        pieces += [_linked(value[at : match.start()]), element("code", match[1])]
        at = match.end()
    return joined([*pieces, _linked(value[at:])])


def paragraphs(value: str) -> Html:
    """Return a longer text; an empty line begins a new paragraph."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", value))
    return joined(element("p", prose(part)) for part in parts if part)


def external_link(address: str, words: str = "") -> Html:
    """Return a link to another host, or the text alone where it is none or holds a secret."""
    if names_a_user(address) or mask_secrets(address) != address:
        return text(f"{words} {address}".strip())
    if not re.match(r"https?://[^\s/]", address):
        return text(words or address)
    is_bare = not words or words == address  # its address need not be printed beside it
    class_ = "rb-bare" if is_bare else None
    return element("a", words or address, class_=class_, href=address, rel="noopener noreferrer")


def _linked(value: str) -> Html:
    if "://" not in value:
        return text(value)
    return joined(
        external_link(piece) if is_address else text(piece)
        for piece, is_address in split_bare_links(value)
    )
