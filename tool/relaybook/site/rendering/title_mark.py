"""Words of the planner in the title of a page: what search results and readers see beside it.

A title is the record's own and is sanitised; so only a token goes into it, which no author can
write, and the planner's words take its place afterwards.
"""

from xml.etree.ElementTree import Element

from relaybook.site.html import Html, element

_BEFORE, _AFTER = "\x02relaybook-title:before\x03", "\x02relaybook-title:after\x03"
_PERMALINK = "headerlink"


class TitleMark:
    """What stands before and after the title of one page; both empty for most."""

    def __init__(self) -> None:
        self._before = self._after = ""

    def plan(self, before: str, after: str) -> None:
        """Say what goes into the title."""
        self._before, self._after = before, after

    def put_into(self, title: Element) -> None:
        """Mark both places in a title that is otherwise finished."""
        if self._before:
            title.text = f"{_BEFORE}{title.text or ''}"
        if self._after:
            _append(title, _AFTER)

    def placed(self, html: str) -> str:
        """Return sanitised HTML with the words in their places."""
        if self._before:
            html = html.replace(_BEFORE, title_number(self._before), 1)
        return html.replace(_AFTER, title_status(self._after), 1) if self._after else html


def title_number(words: str) -> Html:
    """Return what stands before a title."""
    return Html(element("span", words, class_="rb-title-number") + " ")


def title_status(words: str) -> Html:
    """Return what stands after a title."""
    return Html(" " + element("span", f"({words})", class_="rb-title-status"))


def _append(title: Element, token: str) -> None:
    """Add a token to the words of a title, before the link to it that the engine may have added."""
    children = [child for child in title if child.get("class") != _PERMALINK]
    if children:
        children[-1].tail = f"{children[-1].tail or ''}{token}"
    else:
        title.text = f"{title.text or ''}{token}"
