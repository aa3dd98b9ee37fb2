from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.rules.context import Context
from relaybook.rules.people import by_written_name, causes
from relaybook.rules.rule import rule

_JUDGED = (None, "authored", "imported")


@rule(
    "rationale-orphaned",
    on=Decision,
    level=Level.FULL,
    area="decisions",
    severity=Severity.WARNING,
    profiles={"vendor-exit": Severity.ERROR},
)
def check(decision: Decision, context: Context) -> Iterator[Problem | CannotTell]:
    """Somebody who is still here decided each decision in force, or has confirmed its reasons."""
    if not decision.is_in_force or decision.origin not in _JUDGED:
        return
    deciders = [_find(name, context) for name in decision.decision_makers or ()]
    confirmers = [_find(name, context) for name in decision.rationale_confirmed_by or ()]
    people = [*deciders, *confirmers]
    if any(who and context.directory.standing(who).active for who in people):
        return
    if None in people:
        yield CannotTell("decisions by people who are no contacts here")
    elif deciders:
        known = [who for who in people if who is not None]
        yield _gone(decision, known, context)
    elif decision.origin == "imported":
        yield Problem(decision.top(), "it was imported, and nobody here knows why", _HELP)


_HELP = (
    "ask whoever knows to read it, then write `rationale_confirmed_by: [person:<id>]`; where"
    " nobody does, decide again"
)


def _gone(decision: Decision, people: list[Contact], context: Context) -> Problem:
    reasons = [f"{who.id} {context.directory.standing(who).reason}" for who in people]
    return Problem(
        decision.at("decision_makers"),
        f"nobody who decided or confirmed it is here on {context.day}: {'; '.join(reasons)}",
        _HELP,
        tuple(cause for who in people for cause in causes(who, context.directory)),
    )


def _find(name: str, context: Context) -> Contact | None:
    """Return a contact by reference, by handle or by full name, as other forms write people."""
    return context.directory.find(name) or by_written_name(context).get(name.strip().casefold())
