"""How messages and help name a decision, and where in it something has to be written."""

from relaybook.model.decision import Decision
from relaybook.model.decision_names import heading_of, plain_number
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


def status_place(decision: Decision) -> Place:
    """Return where its status stands, else its title."""
    return decision.statuses[0].place if decision.statuses else decision.top()
