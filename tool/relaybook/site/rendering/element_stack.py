"""A cursor that builds an element tree from what a parser reports in order."""

from xml.etree.ElementTree import Element

from relaybook.site.rendering.plain_text import as_node_text


class ElementStack:
    """The open elements from the root to the one that text and children go into."""

    def __init__(self, root: Element) -> None:
        self._open = [root]
        self._last: list[Element | None] = [root[-1] if len(root) else None]
        self._waiting: list[str] = []

    @property
    def current(self) -> Element:
        """The innermost open element."""
        return self._open[-1]

    def nearest(self, tag: str) -> Element | None:
        """Return the innermost open element with this tag."""
        return next((element for element in reversed(self._open) if element.tag == tag), None)

    def open(self, tag: str, **attributes: str) -> Element:
        """Begin an element inside the current one. `class_` stands for the attribute `class`."""
        self.flush()
        written = {name.rstrip("_"): as_node_text(value) for name, value in attributes.items()}
        element = Element(tag, written)
        self.append(element)
        self.enter(element)
        return element

    def enter(self, element: Element) -> None:
        """Go on inside an element that stands elsewhere, until the matching `close`."""
        self.flush()
        self._open.append(element)
        self._last.append(None)

    def close(self) -> Element:
        """End the current element and return it."""
        self.flush()
        self._last.pop()
        return self._open.pop()

    def append(self, element: Element) -> None:
        """Add an element that was made elsewhere."""
        self.flush()
        self.current.append(element)
        self._last[-1] = element

    def leaf(self, tag: str, **attributes: str) -> Element:
        """Add an element without content."""
        self.open(tag, **attributes)
        return self.close()

    def text(self, text: str) -> None:
        """Add characters as they are to be read."""
        self._waiting.append(as_node_text(text))

    def placeholder(self, placeholder: str) -> None:
        """Add a placeholder of Python-Markdown's stash."""
        self._waiting.append(placeholder)

    def flush(self) -> None:
        """Write the characters that wait for the next element."""
        # Joined once: adding piece by piece takes quadratic time in a very long paragraph.
        if not self._waiting:
            return
        text = "".join(self._waiting)
        self._waiting.clear()
        last = self._last[-1]
        if last is None:
            self.current.text = (self.current.text or "") + text
        else:
            last.tail = (last.tail or "") + text
