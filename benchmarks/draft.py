"""A document while it is being written, and the one mark a planted defect leaves on it."""

from dataclasses import dataclass, field
from typing import Final

# Stands before the line a finding is expected at, until the document is rendered. A line that
# moves takes its mark along, so nothing here ever counts lines.
MARK: Final = "\x00"


@dataclass
class Draft:
    """One document: `front` by key, then for Markdown a title and its sections by name.

    Every value is a list of whole lines; a section's lines begin with its heading.
    """

    path: str
    front: dict[str, list[str]]
    title: str = ""
    sections: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_markdown(self) -> bool:
        """Whether the record has a body."""
        return self.path.endswith(".md")


def mark(line: str) -> str:
    """The same line, as the place where the finding is expected."""
    return MARK + line


def mark_absence(draft: Draft) -> None:
    """Mark where something that is not there is reported.

    The one place that knows: the title of a Markdown record, the first line of a YAML record.
    """
    if draft.is_markdown:
        draft.title = mark(draft.title)
        return
    first = next(iter(draft.front))
    draft.front[first] = [mark(draft.front[first][0]), *draft.front[first][1:]]


def rendered(draft: Draft) -> tuple[str, int | None]:
    """The text of the document, and the 1-based line that is marked, if one is."""
    lines = [line for lines in draft.front.values() for line in lines]
    if draft.is_markdown:
        front = ["---", *lines, "---", ""] if lines else []
        body = [line for section in draft.sections.values() for line in (*section, "")]
        lines = [*front, draft.title, "", *body][:-1]
    marked = [number for number, line in enumerate(lines, 1) if line.startswith(MARK)]
    text = "\n".join(line.removeprefix(MARK) for line in lines) + "\n"
    return text, marked[0] if marked else None
