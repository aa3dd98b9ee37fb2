from collections.abc import Iterator
from datetime import timedelta

from relaybook.config import FILE_NAME
from relaybook.findings import Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.obligation_reference import ReferencePack
from relaybook.rules.context import Context
from relaybook.rules.people import named, outside
from relaybook.rules.reference_packs import references_of
from relaybook.rules.rule import rule
from relaybook.source import Place

_HELP = (
    "let whoever answers for compliance hold it against its sources, and write `as_of`,"
    " `expires_on`, `confirmed_by` and `confirmed_on`"
)


@rule(
    "stale-reference-pack",
    on=KnowledgeBase,
    level=Level.FULL,
    area="lawful",
    severity=None,
    thresholds={"days": 365},
)
def check(base: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Somebody of ours has confirmed the list of laws and rules that obligations are taken from."""
    if not any(system.obligations for system in base.systems.values()):
        return
    for pack in references_of(base):
        if not pack.path:
            yield Problem(
                Place(FILE_NAME),
                "nobody here has confirmed which laws and rules there are: the list that comes"
                f" with relaybook, of {pack.as_of}, is a start",
                "copy it to packs/references/obligations.yaml, correct and confirm it there",
            )
        elif fault := _fault(pack, context):
            key, message = fault
            yield Problem(Place(pack.path, (key,)), message, _HELP)


def _fault(pack: ReferencePack, context: Context) -> tuple[str, str] | None:
    if pack.expires_on < context.day:
        return "expires_on", f"this list was good until {pack.expires_on}"
    who = context.directory.find(pack.confirmed_by) if pack.confirmed_by else None
    if who is None:
        what = f"{pack.confirmed_by}, which is no contact" if pack.confirmed_by else "nobody"
        return "confirmed_by", f"this list was confirmed by {what}"
    standing = context.directory.standing(who)
    if reason := outside(who, context.directory) or ("" if standing.active else standing.reason):
        return "confirmed_by", f"this list was confirmed by {named(who)}: {reason}"
    allowed = timedelta(days=context.threshold(check, "days"))
    if pack.confirmed_on is None or not pack.confirmed_on <= context.day:
        return "confirmed_on", "this list does not say on which day it was confirmed"
    if context.day - pack.confirmed_on > allowed:
        return "confirmed_on", f"this list was last confirmed on {pack.confirmed_on}"
    return None
