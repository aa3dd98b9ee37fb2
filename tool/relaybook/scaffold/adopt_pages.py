"""What a page of somebody's repository looks like: a decision, a runbook, or any other page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relaybook.load.discover import opens_a_folder, stem
from relaybook.load.survey import Page
from relaybook.model.heading_style import best_style, default_style
from relaybook.model.heading_styles.tables import TABLES

_NUMBERED = re.compile(r"(?:(?:adr|rfc|decision)[-_ ]?)?\d{1,5}[-_. ]", re.IGNORECASE)
_NOISE = re.compile(r"^[\d.\s)(]+|[^\w\s]")
_ADR = frozenset({"status", "context", "decision", "consequences"})
_MADR = frozenset({"context and problem statement", "considered options", "decision outcome"})
_DECIDED = frozenset({"decision_makers", "deciders"})
_REVIEWED = frozenset({"last_reviewed_on", "review_in", "last_reviewed", "reviewed_on"})
_ENOUGH_OF_ADR, _ENOUGH_OF_NUMBERED = 3, 2


@dataclass(frozen=True, slots=True)
class Look:
    """What one page looks like.

    numbered: whether its name begins with a number. form: of a decision, empty where it is none.
    style: the heading style that it follows, empty for none. unknown: headings of no section.
    """

    path: str
    numbered: bool
    form: str
    style: str
    reviewed: bool
    has_commands: bool
    unknown: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder it stands in, `.` at the root."""
        return self.path.rpartition("/")[0] or "."


def look_at(page: Page) -> Look | None:
    """Return what a page looks like; None where it only opens its folder."""
    if opens_a_folder(page.path):
        return None
    words = {_plain(heading) for heading in page.headings}
    numbered = bool(_NUMBERED.match(stem(page.path)))
    return Look(
        page.path,
        numbered,
        _form(page, words, numbered=numbered),
        _style(page),
        not page.keys.isdisjoint(_REVIEWED),
        page.has_commands,
        tuple(one for one in dict.fromkeys(page.headings) if _is_unknown(one)),
    )


def style_counts(looks: Iterable[Look]) -> list[tuple[str, int]]:
    """Return how many pages follow each style, most first; those that none follows are absent."""
    counts = Counter(look.style for look in looks if look.style)
    order = list(TABLES)
    return sorted(counts.items(), key=lambda one: (-one[1], order.index(one[0])))


def style_in_words(style: str) -> str:
    """Return what a page of a style has."""
    table = TABLES[style]
    if not table.marks:
        return "headings for when to use it and for what to do"
    all_of_them = table.enough == len(table.marks)
    marks = ", ".join(mark.capitalize() for mark in table.marks)
    return (
        marks if all_of_them else f"headings of style {style} ({table.enough} or more of {marks})"
    )


def decision_forms(looks: Sequence[Look]) -> list[tuple[str, int]]:
    """Return how many pages have each form of a decision, most first."""
    counts = Counter(look.form for look in looks if look.form)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _form(page: Page, words: set[str], *, numbered: bool) -> str:
    enough = _ENOUGH_OF_NUMBERED if numbered else _ENOUGH_OF_ADR
    if len(words & _MADR) >= _ENOUGH_OF_NUMBERED:
        return "MADR"
    if len(words & _ADR) >= enough:
        inline = "status" not in words and "status" not in page.keys
        return "Context, Decision, Consequences" if inline else "Status, Context, Decision"
    return "front matter" if page.keys & _DECIDED else ""


def _style(page: Page) -> str:
    is_skill = stem(page.path) == "SKILL" and {"name", "description"} <= page.keys
    return "skill" if is_skill else best_style(page.headings)[0]


def _is_unknown(heading: str) -> bool:
    return not heading.startswith("<") and not _DEFAULT.sections_of(heading)


def _plain(heading: str) -> str:
    return " ".join(_NOISE.sub("", heading.strip().lower()).split())


_DEFAULT = default_style()
