"""How messages and help name a decision, and where in it something has to be written."""

import posixpath

from relaybook.model.decision import Decision
from relaybook.model.decision_index import number_space
from relaybook.model.decision_names import heading_of, plain_number
from relaybook.model.decision_reading import FRONT_MATTER
from relaybook.rules.context import Context
from relaybook.source import Place

UNDECIDED = ("proposed", "rejected")


def called(decision: Decision) -> str:
    """Return how a message names a decision: its number, else the name of its file."""
    return decision.number or decision.id.rpartition("/")[2]


def title_of(decision: Decision) -> str:
    """Return its title without the number that may stand before it."""
    return heading_of(decision.title or decision.name).slug


def other_number(decision: Decision) -> str:
    """Return the number that its heading says, where it is not that of its file; else nothing."""
    heading = decision.outline.first_heading
    if heading is None or heading.level > 1 or not decision.number:
        return ""
    written = heading_of(heading.text)
    differs = written.number and written.value != plain_number(decision.number)
    return written.number if differs else ""


def reference_to(decision: Decision, near: Decision) -> str:
    """Return what names a decision in the front matter of another."""
    if decision.number and number_space(decision) == number_space(near):
        return f'"{decision.number}"'
    return f'"{link_to(decision, near)}"'


def link_to(decision: Decision, near: Decision) -> str:
    """Return the relative link from one decision to another."""
    return posixpath.relpath(decision.path, posixpath.dirname(near.path) or ".")


def status_place(decision: Decision) -> Place:
    """Return where its status stands, else its title."""
    return decision.statuses[0].place if decision.statuses else decision.top()


def where(place: Place, context: Context) -> str:
    """Return a place as people say it: `decisions/0004-x.md, line 3`."""
    return f"{place.path}, line {context.kb.sources.locate(place).line}"


def to_write(name: str, decision: Decision, other: Decision) -> str:
    """Return the line that states a relation in the form in which `decision` is written.

    name: `supersedes` or `superseded_by`.
    """
    if not decision.statuses or decision.statuses[0].form == FRONT_MATTER:
        return f"{name}: [{reference_to(other, decision)}]"
    words = name.replace("_", " ").capitalize()
    number = f"{plain_number(other.number)}. " if other.number else ""
    return f"{words} [{number}{title_of(other)}]({link_to(other, decision)})"
