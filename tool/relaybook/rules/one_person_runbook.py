from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.exercise_proof import has_worked, held_by, was_done
from relaybook.model.handover import Handover
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.handing_over import critical_systems
from relaybook.rules.people import people_behind
from relaybook.rules.rule import rule

_NO_RUNBOOK = "handovers without a runbook of a system of tier 1"
_THEMSELVES = ("reverse_shadow", "solo")


@rule(
    "one-person-runbook",
    on=Handover,
    level=Level.FULL,
    area="knowledge",
    severity=None,
    thresholds={"people": 2},
)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each runbook of a system of tier 1 was followed by two people of ours."""
    least = context.threshold(check, "people")
    judged: set[str] = set()
    for number, system in critical_systems(handover, context):
        if system.service_tier != 1:
            continue
        for runbook in context.runbooks_of.get(system.id, ()):
            people = _followed(runbook, handover, context)
            if runbook.id in judged:
                continue
            judged.add(runbook.id)
            if len(people) >= least:
                continue
            who = f"only by {' and '.join(sorted(people))}" if people else "by nobody"
            yield Problem(
                handover.at("systems", number),
                f"{runbook.id}, for a system of tier 1, was followed {who} of ours; {least} are "
                "asked",
                "let somebody else follow it, in a drill or with the vendor watching, and record "
                f"that with `relaybook new exercise {runbook.id}` or in `shadowing`",
            )
    if not judged:
        yield CannotTell(_NO_RUNBOOK)


def _followed(runbook: Runbook, handover: Handover, context: Context) -> frozenset[str]:
    """Return the ids of the people of ours who followed a runbook themselves, by the day."""
    names = [
        name
        for one in held_by(context.exercises.get(runbook.id, ()), context.day)
        if has_worked(one) and was_done(one)
        for name in one.by or ()
    ]
    names += [
        row.person
        for row in handover.shadowing or ()
        if row.person
        and row.stage in _THEMSELVES
        and split_reference(row.runbook or "")[1] == runbook.id
        and row.date is not None
        and row.date <= context.day
        and (row.outcome or "").casefold() in ("pass", "partial")
    ]
    found = (context.directory.find(name) for name in names)
    people = frozenset[str]().union(*(people_behind(who, context.directory) for who in found))
    contacts = context.kb.contacts
    return frozenset(one for one in people if context.directory.is_internal(contacts[one]))
