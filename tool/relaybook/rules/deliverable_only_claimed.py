from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.evidence import Evidence
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Deliverable
from relaybook.model.placeholder import is_placeholder
from relaybook.rules.context import Context
from relaybook.rules.handing_over import is_of_vendor, vendor_of
from relaybook.rules.rule import rule

_SHOWN = ("exercise", "test", "log", "demo")


@rule("deliverable-only-claimed", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Each deliverable was shown to work; what somebody says of it is a claim."""
    for number, one in enumerate(handover.deliverables or ()):
        place = handover.at("deliverables", number)
        name = one.id or one.what or f"deliverables[{number + 1}]"
        if not is_shown(one, handover, context):
            accepted = f" was accepted on {one.accepted_on} and" if one.accepted_on else ""
            yield Problem(
                place,
                f"{name}{accepted} {_claimed(one, handover, context)}",
                "see it work, and add `evidence: [{type: test, ref: ..., by: ..., date: ...}]`; "
                "an exercise, a log or a demonstration counts too",
            )
        elif one.accepted_by and _is_vendors(one.accepted_by, handover, context):
            yield Problem(
                handover.at("deliverables", number, "accepted_by"),
                f"{name} was accepted by {one.accepted_by}, who belongs to the vendor",
                "let somebody of ours accept it",
            )


def is_shown(one: Deliverable, handover: Handover, context: Context) -> bool:
    """Whether somebody saw a deliverable work; what the vendor saw of its own is its word."""
    return any(
        seen.type in _SHOWN
        and seen.ref is not None
        and not is_placeholder(seen.ref)
        and seen.date is not None
        and seen.date <= context.day
        and not _is_word_of_vendor(seen, handover, context)
        for seen in one.evidence or ()
    )


def _is_word_of_vendor(seen: Evidence, handover: Handover, context: Context) -> bool:
    return seen.by is not None and _is_vendors(seen.by, handover, context)


def _claimed(one: Deliverable, handover: Handover, context: Context) -> str:
    by = [
        seen.by
        for seen in one.evidence or ()
        if seen.by and (seen.type == "attestation" or _is_word_of_vendor(seen, handover, context))
    ]
    if by:
        return f"rests on the word of {' and '.join(dict.fromkeys(by))} alone"
    return "has nothing with a date that shows it" if one.evidence else "has no evidence"


def _is_vendors(reference: str, handover: Handover, context: Context) -> bool:
    vendor = vendor_of(handover, context)
    return vendor is not None and is_of_vendor(reference, vendor, context)
