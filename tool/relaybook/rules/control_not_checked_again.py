from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.controls import Control
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_HELP = "look at its evidence again, and write the day in `checked_on`"


@rule("control-not-checked-again", on=System, level=Level.FULL, area="data", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each control has been looked at within the time that it says."""
    if system.obligations and not system.controls:
        yield CannotTell("obligations of systems without any control")  # unproven-control asks
    for at, control in enumerate(system.controls or ()):
        message = _overdue(control, context)
        if message:
            name = control.obligation or control.control or f"number {at + 1}"
            place = system.at("controls", at, "checked_on")
            yield Problem(place, f"the control for {name!r} {message}", _HELP)


def _overdue(control: Control, context: Context) -> str:
    """Return since when a control should have been looked at; empty where it was."""
    if control.checked_on is None:
        return ""  # unproven-control says so
    if control.checked_on > context.day:
        return f"was checked on {control.checked_on}, which is to come"
    if control.review_in is None:
        return "does not say when to check it again: it has no review_in"
    due = control.review_in.after(control.checked_on)
    return f"was to be checked again by {due}" if due < context.day else ""
