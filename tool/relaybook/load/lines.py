"""From an index into a text to the line and column that an editor shows."""

from bisect import bisect_right


class Lines:
    """The lines of one text. Only a line feed ends a line, as in every forge and editor.

    Parsers disagree: YAML also counts U+0085 and U+2028, and `str.splitlines` a form feed.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def point(self, index: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
