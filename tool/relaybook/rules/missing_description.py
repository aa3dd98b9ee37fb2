from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.placeholder import is_placeholder
from relaybook.model.system import System
from relaybook.rules.absent import is_absent
from relaybook.rules.context import Context
from relaybook.rules.people import is_retired
from relaybook.rules.rule import rule


@rule(
    "missing-description",
    on=System,
    level=Level.FULL,
    area="systems",
    thresholds={"at_least": 5, "at_most": 60},
)
def check(system: System, context: Context) -> Iterator[Problem]:
    """Each system says in a few plain words what it does."""
    fewest = context.threshold(check, "at_least")
    most = context.threshold(check, "at_most")
    help_ = f"write what it does and for whom in {fewest} to {most} words"
    if is_retired(system):
        return
    if is_absent(system, "description", context):
        yield Problem(system.top(), f"the system {system.id} has no description", help_)
    elif fault := _fault(system.description or "", fewest, most):
        yield Problem(system.at("description"), f"the description {fault}", help_)


def _fault(text: str, fewest: int, most: int) -> str:
    words = len(text.split())
    if not words:
        return ""  # said not to apply, or not readable
    if is_placeholder(text):
        return f"only holds a place: {text[:60]!r}"
    if fewest <= words <= most:
        return ""
    return f"has {words} {'word' if words == 1 else 'words'}, not {fewest} to {most}"
