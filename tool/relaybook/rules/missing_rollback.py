from collections.abc import Iterator

from relaybook.findings import Level, Problem, Related
from relaybook.model.rollback import (
    asks_for_section,
    change_evidence,
    change_outside,
    changing_steps,
    has_undo,
    lacks_section,
    undo_sections,
)
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("missing-rollback", on=Runbook, level=Level.STANDARD, area="rollback")
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each runbook that changes something says how to go back."""
    if not runbook.outline.has_text or undo_sections(runbook, context.style_of(runbook)):
        return  # an empty page or section is another rule's
    if not _says_what_to_do(runbook, context):
        return  # without steps there is nothing to undo yet: missing-section says so
    evidence = change_evidence(runbook, context.style_of(runbook), context.procedure(runbook))
    if evidence and not has_undo(runbook, context.style_of(runbook)):
        yield Problem(
            runbook.top(),
            f"the runbook changes something ({evidence}) and does not say how to undo it",
            "write `## Rollback`, or **Undo:** in the step; where nothing can be undone, give"
            " `reversible: none`, `compensating_action` and `approved_by`",
            _first_change(runbook, context),
        )
    elif _needs_section(runbook, context):
        yield Problem(
            runbook.top(),
            f"a {runbook.type} runbook is undone as a whole, and this one has no section for that",
            "write `## Rollback` with the order in which to go back and who decides it",
        )


def _says_what_to_do(runbook: Runbook, context: Context) -> bool:
    changes = changing_steps(context.procedure(runbook))
    return bool(changes) or "steps" in context.style_of(runbook).sections(runbook.outline)


def _needs_section(runbook: Runbook, context: Context) -> bool:
    return context.is_asked(runbook, Level.FULL) and lacks_section(
        runbook, context.style_of(runbook)
    )


def _first_change(runbook: Runbook, context: Context) -> tuple[Related, ...]:
    for step in changing_steps(context.procedure(runbook)):
        return (Related(runbook.within(step.range), f"step {step.number} changes something"),)
    if runbook.changes_data:
        return (Related(runbook.at("changes_data"), "it is said here"),)
    outside = change_outside(runbook, context.style_of(runbook), context.procedure(runbook))
    if outside is None or asks_for_section(runbook):
        return ()
    return (Related(runbook.within(outside.fence.range), "this command does"),)
