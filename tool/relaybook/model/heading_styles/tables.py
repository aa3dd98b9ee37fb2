"""All heading styles by name, and which of them fits a page."""

from collections.abc import Iterable, Mapping

from relaybook.model.heading_styles.default import DEFAULT
from relaybook.model.heading_styles.four_heading import FOUR_HEADING
from relaybook.model.heading_styles.ft import FT
from relaybook.model.heading_styles.gitlab_playbook import GITLAB_PLAYBOOK
from relaybook.model.heading_styles.skill import SKILL
from relaybook.model.heading_styles.table import StyleTable
from relaybook.model.heading_styles.words import key

# The most telling first: what fits it and a later one is counted for it.
TABLES: Mapping[str, StyleTable] = {
    table.name: table for table in (FOUR_HEADING, GITLAB_PLAYBOOK, FT, SKILL, DEFAULT)
}


def best_style(headings: Iterable[str]) -> tuple[str, int]:
    """Return the style that the headings of one page tell, and how many of its marks they have.

    The style is empty where the page follows none: not even two sections of `default`.
    """
    present = {key(heading) for heading in headings}
    for table in TABLES.values():
        hits = len(present & {key(mark) for mark in table.marks})
        if table.enough and hits >= table.enough:
            return table.name, hits
    wanted = (DEFAULT.words[section] for section in ("when_to_use", "steps"))
    hits = sum(not present.isdisjoint(map(key, words.split("|"))) for words in wanted)
    return (DEFAULT.name, hits) if hits == 2 else ("", hits)  # noqa: PLR2004 - both sections
