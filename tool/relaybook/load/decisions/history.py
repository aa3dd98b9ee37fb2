"""Which of the lines below a status heading counts: they may tell how it went on."""

import re
from collections.abc import Sequence

from relaybook.load.decisions.dates import DateOrder, day_within
from relaybook.load.decisions.words import VERB
from relaybook.model.decision_reading import WrittenStatus

# Behind the word of a step stands when and where it was taken; "Open questions" is no step.
_BEHIND = re.compile(r"(?i)[\W_]*(?:$|(?:on|since|as of|at|in)\b)|\s*[(,;:.\u2013\u2014-]")


def present_status(known: Sequence[WrittenStatus], order: DateOrder = "") -> WrittenStatus:
    """Return the status that holds today: the latest by date where each has one, else the last.

    known: all that a section states, in the order of the file.
    """
    first, *others = known
    steps = [first, *(one for one in others if _is_step(one, order))]
    if all(one.status == first.status for one in steps):
        return first
    days = [day_within(one.text, order) for one in steps]
    dated = [(day, at) for at, day in enumerate(days) if day]
    return steps[max(dated)[1] if len(dated) == len(steps) else -1]


def _is_step(one: WrittenStatus, order: DateOrder) -> bool:
    if VERB.search(one.text):
        return False
    behind = one.text.partition(one.word)[2]
    return bool(_BEHIND.match(behind) or day_within(one.text, order))
