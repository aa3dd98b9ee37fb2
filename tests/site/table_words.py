"""What a reader sees of a page: its words, and the words of each cell of its tables."""

import re

_TAGS = re.compile("<[^>]*>")


def words(html: str) -> str:
    said = " ".join(_TAGS.sub(" ", html).split())
    return re.sub(r" ([.,:;)])", r"\1", said).replace("( ", "(")


def rows(html: str) -> list[list[str]]:
    """Return the words of each cell of each row of all tables, without their headers."""
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in found)
    return [[words(cell) for cell in row] for row in cells if row]
