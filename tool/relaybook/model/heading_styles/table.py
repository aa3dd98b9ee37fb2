"""What a heading style says."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleTable:
    """One heading style.

    words: by section the headings that open it, with `|` between them; a style other than
    `default` gives only what differs, and its word replaces the same word there. One word may open
    several sections. why: what such pages look like and why they differ, for readers.
    asked: the sections that a page of this style has at `standard`.
    marks: headings that tell the style; of those a page has at least `enough`.
    """

    name: str
    why: str
    words: Mapping[str, str]
    asked: tuple[str, ...]
    marks: tuple[str, ...]
    enough: int
