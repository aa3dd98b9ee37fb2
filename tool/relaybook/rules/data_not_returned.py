import re
from collections.abc import Iterator
from datetime import date, timedelta

from relaybook.findings import Level, Problem
from relaybook.model.handover import DataDeletion, Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import ends_on, has_ended
from relaybook.rules.rule import rule

_BACKUPS = re.compile(r"(?i)back-?ups?\b")
_OTHERS = re.compile(r"(?i)sub-?contract|fourth part|sub-?processor")
_VERIFY = "compare what came back with what there was, and write `data_return: {verified_on: ...}`"


@rule(
    "data-not-returned",
    on=Handover,
    level=Level.FULL,
    area="exit",
    severity=None,
    thresholds={"days_after_contract": 90},
)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Our data came back and was checked before the vendor's copies were deleted, all of them."""
    returned = handover.data_return.verified_on if handover.data_return else None
    returned = returned if _is_past(returned, context) else None
    deletion = handover.data_deletion
    if deletion is not None:
        yield from _of_scope(handover, deletion, context)
        yield from _of_order(handover, deletion, returned, context)
    is_deleted = deletion is not None and _is_past(deletion.certified_on, context)
    if returned is None and not is_deleted and has_ended(handover, context):
        place = handover.at("data_return") if handover.data_return else handover.top()
        message = "the contract is over, and nobody has verified that our data came back"
        yield Problem(place, message, _VERIFY)


def _of_scope(handover: Handover, deletion: DataDeletion, context: Context) -> Iterator[Problem]:
    covers = " ".join(deletion.covers or ())
    asked = {"backups": _BACKUPS, "subcontractors": _OTHERS}
    lacking = [name for name, words in asked.items() if not words.search(covers)]
    if deletion.covers and lacking:
        yield Problem(
            handover.at("data_deletion", "covers"),
            f"the deletion does not cover {' or '.join(lacking)}",
            "agree on it with the vendor, and name it below `covers`",
        )
    last = ends_on(handover, context)
    days = context.threshold(check, "days_after_contract")
    if last and deletion.due_on and deletion.due_on > last + timedelta(days=days):
        yield Problem(
            handover.at("data_deletion", "due_on"),
            f"deletion is due on {deletion.due_on}, more than {days} days after the contract "
            f"ends on {last}",
            "agree on an earlier day",
        )


def _of_order(
    handover: Handover, deletion: DataDeletion, returned: date | None, context: Context
) -> Iterator[Problem]:
    certified = deletion.certified_on
    if certified is None or not _is_past(certified, context):
        if deletion.due_on and deletion.due_on < context.day:
            yield Problem(
                handover.at("data_deletion", "due_on"),
                f"deletion was due on {deletion.due_on}, and nobody has certified it",
                "ask for the certificate, and write `certified_on`",
            )
    elif returned is None or returned > certified:
        yield Problem(
            handover.at("data_deletion", "certified_on"),
            f"the vendor's copies were deleted on {certified}, before anybody had verified that "
            "our data came back",
            _VERIFY,
        )


def _is_past(day: date | None, context: Context) -> bool:
    return day is not None and day <= context.day
