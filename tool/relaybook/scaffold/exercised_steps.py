"""The steps of a runbook as somebody does them in an exercise."""

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.outline import Outline


def steps_of(outline: Outline, content: bytes, style: HeadingStyle) -> dict[int, bytes]:
    """Return the bytes of each step by number; content: the file that the outline is of.

    They are those of the sections with steps; where there are none, all of the page.
    """
    sections = style.sections(outline).get("steps", ())
    own = [step for step in outline.steps if step.section in sections] or outline.steps
    return {step.number: content[step.start : step.end] for step in own}


def outline_of(text: str) -> Outline:
    """Return the outline of a page that is not written yet."""
    body_at = split_front_matter(text).body_at
    offset = len(text[:body_at].encode())
    return Outline(read_outline(text[body_at:], offset))
