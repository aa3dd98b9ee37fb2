"""What stands inside a line: words, code, links and pictures."""

from typing import Any

from relaybook.site.rendering.addresses import (
    is_external,
    names_a_user,
    percent_encoded,
    split_bare_links,
    with_safe_anchor,
)
from relaybook.site.rendering.element_stack import ElementStack


class Inline:
    """Writes inline content at the cursor."""

    def __init__(self, stack: ElementStack) -> None:
        self._stack = stack
        self._pictures: list[dict[str, Any]] = []
        self._alternative: list[str] = []

    @property
    def in_picture(self) -> bool:
        """Whether what comes is alternative text, of which only the words count."""
        return bool(self._pictures)

    def words(self, words: str) -> None:
        """Write running text. An address in it becomes a link, as on a forge."""
        if self.in_picture:
            self._alternative.append(words)
        elif self._stack.nearest("a") is not None or "://" not in words:
            self._stack.text(words)
        else:
            self._words_with_links(words)

    def _words_with_links(self, words: str) -> None:
        for piece, is_address in split_bare_links(words):
            if is_address:
                self._link(piece, piece)
            else:
                self._stack.text(piece)

    def code(self, code: str) -> None:
        """Write code within a line."""
        if self.in_picture:
            self._alternative.append(code)
            return
        self._stack.open("code")
        self._stack.text(code)
        self._stack.close()

    def line_break(self) -> None:
        """Write a break that the author asked for."""
        if not self.in_picture:
            self._stack.leaf("br")
        self.words("\n")

    def open_link(self, link: dict[str, Any]) -> None:
        """Begin a link, from the data of the parser's event."""
        address = link["dest_url"]
        target = f"mailto:{address}" if link["link_type"] == "Email" else address
        title = {"title": link["title"]} if link["title"] else {}
        if names_a_user(address):
            self._stack.open("span", **title)
            return
        self._stack.open("a", href=with_safe_anchor(percent_encoded(target)), **title)

    def _link(self, target: str, words: str) -> None:
        if names_a_user(target):
            self._stack.text(words)
            return
        self._stack.open("a", href=percent_encoded(target))
        self._stack.text(words)
        self._stack.close()

    def open_picture(self, picture: dict[str, Any]) -> None:
        """Begin a picture; its alternative text follows."""
        self._pictures.append(picture)

    def close_picture(self) -> None:
        """Write the outermost picture. One on another host becomes a link: pages load nothing."""
        picture = self._pictures.pop()
        if self.in_picture:
            return
        words = "".join(self._alternative)
        self._alternative.clear()
        target = picture["dest_url"]
        if not is_external(target):
            title = {"title": picture["title"]} if picture["title"] else {}
            self._stack.leaf("img", src=percent_encoded(target), alt=words, **title)
        elif self._stack.nearest("a") is not None:
            self._stack.text(words)
        else:
            self._link(target, words or target)
