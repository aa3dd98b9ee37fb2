"""What a change means, as a comment on a pull request.

What records say stands in code spans: there, forges see no markup, mention, reference or link.
"""

from collections.abc import Iterator, Sequence

from relaybook.model.secrets import mask_secrets
from relaybook.report import difference_words as words
from relaybook.report.markdown import LIMIT, code
from relaybook.review.difference import Difference

MARKER = "<!-- relaybook difference -->"
_ROOM_FOR_A_TITLE = 80


def render(difference: Difference, *, prefix: str = "") -> str:
    """Return at most LIMIT characters, which begin with MARKER: it finds the comment again.

    prefix: leads from the root of the repository to the knowledge base.
    """
    top = list(_top(difference))
    end = list(_end(difference))
    room = LIMIT - sum(len(line) + 1 for line in (*top, *end))
    lines = [*top, *_sections(list(words.sections(difference, prefix)), room), *end]
    return "\n".join(lines) + "\n"


def _top(difference: Difference) -> Iterator[str]:
    report = difference.head.report
    yield MARKER
    yield f"### {words.headline(difference)}"
    yield ""
    fixed = f", fixed by {code(report.as_of.fixed)}" if report.as_of.fixed else ""
    yield f"{code(words.sides(difference))}, as of {report.as_of.day}{fixed}"
    if also := words.at_a_glance(difference):
        yield ""
        yield also
    if difference.is_nothing:
        yield ""
        yield words.NOTHING


def _sections(sections: Sequence[words.Section], room: int) -> Iterator[str]:
    """Yield the sections as far as there is room: every title, and lists that may be cut."""
    room -= sum(len(section.title) + _ROOM_FOR_A_TITLE for section in sections)
    for section in sections:
        shown = _fitting(section.items, room)
        room -= sum(len(line) + 1 for line in shown)
        yield from ("", f"#### {section.title}", "", *shown)
        if hidden := len(section.items) - len(shown):
            yield f"- and {hidden:,} more: `relaybook diff --format json`"


def _fitting(items: Sequence[words.Item], room: int) -> list[str]:
    """Return the first lines that fit."""
    shown: list[str] = []
    for line in map(_item, items):
        room -= len(line) + 1
        if room < 0:
            break
        shown.append(line)
    return shown


def _item(item: words.Item) -> str:
    word = f"{item.word} " if item.word else ""
    line = f"- {word}{code(mask_secrets(item.said))}"
    return f"{line}\\\n  {code(mask_secrets(item.more))}" if item.more else line


def _end(difference: Difference) -> Iterator[str]:
    for said in words.cautions(difference):
        yield ""
        yield code(said)
