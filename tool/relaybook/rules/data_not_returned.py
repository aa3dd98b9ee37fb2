import re
from collections.abc import Iterator
from datetime import date, timedelta

from relaybook.findings import CannotTell, Level, OnlySaid, Problem
from relaybook.model.handover import DataDeletion, Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import NOT_OVER, UNKNOWN_CONTRACT, ends_on, has_ended
from relaybook.rules.rule import Said, rule

_BACKUPS = re.compile(r"(?i)back-?ups?\b")
_OTHERS = re.compile(r"(?i)sub-?contract|fourth part|sub-?processor")
_NOT_DELETED = "nobody has certified yet that the vendor's copies are deleted"
_VERIFY = "compare what came back with what there was, and write `data_return: {verified_on: ...}`"


@rule(
    "data-not-returned",
    on=Handover,
    level=Level.FULL,
    area="exit",
    severity=None,
    thresholds={"days_after_contract": 90},
)
def check(handover: Handover, context: Context) -> Iterator[Said]:
    """Our data came back and was checked before the vendor's copies were deleted, all of them."""
    yield from _found(handover, context) or _to_come(handover, context)
    deletion = handover.data_deletion
    if not has_ended(handover, context):
        yield OnlySaid(NOT_OVER) if ends_on(handover, context) else CannotTell(UNKNOWN_CONTRACT)
    elif deletion is None or not _is_past(deletion.certified_on, context):
        yield OnlySaid(_NOT_DELETED)


def _found(handover: Handover, context: Context) -> list[Problem]:
    returned = handover.data_return.verified_on if handover.data_return else None
    returned = returned if _is_past(returned, context) else None
    found: list[Problem] = []
    deletion = handover.data_deletion
    if deletion is not None:
        found += _of_scope(handover, deletion, context)
        found += _of_order(handover, deletion, returned, context)
    is_deleted = deletion is not None and _is_past(deletion.certified_on, context)
    if returned is None and not is_deleted and has_ended(handover, context):
        place = handover.at("data_return") if handover.data_return else handover.top()
        message = "the contract is over, and nobody has verified that our data came back"
        found.append(Problem(place, message, _VERIFY))
    return found


def _to_come(handover: Handover, context: Context) -> Iterator[Problem]:
    """Yield what is dated ahead: it would count on its day, though nobody has done it."""
    returned, deletion = handover.data_return, handover.data_deletion
    days = (
        ("data_return", "verified_on", returned.verified_on if returned else None),
        ("data_deletion", "certified_on", deletion.certified_on if deletion else None),
    )
    for whole, field, day in days:
        if day is not None and not _is_past(day, context):
            yield Problem(
                handover.at(whole, field),
                f"{whole}.{field} is {day}, which is to come",
                "write it once it is done; a day that is only planned goes into `due_on` or "
                "`milestones`",
            )


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
