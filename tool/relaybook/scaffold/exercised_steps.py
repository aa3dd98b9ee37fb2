"""The steps of a runbook as somebody does them in an exercise."""

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.model.exercised_text import exercised_steps
from relaybook.model.heading_style import HeadingStyle
from relaybook.model.outline import Outline


def steps_of(outline: Outline, content: bytes, style: HeadingStyle) -> dict[int, bytes]:
    """Return the bytes of each step by number; content: the file that the outline is of."""
    return {step.number: content[step.start : step.end] for step in exercised_steps(outline, style)}


def outline_of(text: str) -> Outline:
    """Return the outline of a page that is not written yet."""
    body_at = split_front_matter(text).body_at
    offset = len(text[:body_at].encode())
    return Outline(read_outline(text[body_at:], offset))
