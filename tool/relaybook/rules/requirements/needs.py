"""What must be there before a requirement can be judged at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relaybook.model.placeholder import has_content
from relaybook.model.requirement import IF_ANY, SECTION, STEPS, Rung
from relaybook.rules.requirements.entry import Entry, Value, values
from relaybook.rules.requirements.outcome import Outcome

if TYPE_CHECKING:
    from relaybook.model.record import Record
    from relaybook.rules.context import Context


def without_needs(needs: Sequence[str], record: Record, context: Context) -> Outcome | None:
    """Return what holds where something that is needed is not there; None where all is.

    It is missing, without a finding: another requirement or rule reports that. It does not apply
    where somebody said so, with a reason, of the first that is needed.
    """
    entry = Entry(record, (), record)
    for index, need in enumerate(needs):
        if _is_of_page(need):
            if not _is_on_page(need, record, context):
                return Outcome(Rung.MISSING)
            continue
        known = list(values(entry, need)) or [Value(tuple(need.replace("[]", "").split(".")), None)]
        lacking = [one for one in known if not one.is_filled]
        reasons = [entry.reason(one.path) for one in lacking]
        if not all(reasons):
            return Outcome(Rung.MISSING)
        if index == 0 and lacking and len(lacking) == len(known):
            return Outcome(Rung.MISSING, not_applicable=reasons[0])
    return None


def _is_of_page(need: str) -> bool:
    return need == STEPS or need.startswith(SECTION)


def _is_on_page(need: str, record: Record, context: Context) -> bool:
    """Whether a page has steps, or a section that says something."""
    if need == STEPS:
        return bool(context.procedure(record))
    name = need.removeprefix(SECTION).removesuffix(IF_ANY)
    headings = context.style_of(record).sections(record.outline).get(name, ())
    if not headings:
        return need.endswith(IF_ANY)
    return any(has_content(record.outline, index) for index in headings)
