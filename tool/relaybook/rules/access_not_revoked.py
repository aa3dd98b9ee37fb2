from collections.abc import Iterator
from datetime import date

from relaybook.findings import CannotTell, Level, OnlySaid, Problem
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import AccessTransfer
from relaybook.rules.context import Context
from relaybook.rules.handing_over import NOT_OVER, UNKNOWN_CONTRACT, ends_on, has_ended
from relaybook.rules.rule import Said, rule


@rule("access-not-revoked", on=Handover, level=Level.FULL, area="access", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Said]:
    """Once the contract is over the vendor has no access left, and knows no secret in use."""
    is_over = has_ended(handover, context)
    for number in range(len(handover.access_transfers or ())):
        yield from _of_row(handover, number, context, is_over=is_over)
    if not is_over:
        yield OnlySaid(NOT_OVER) if ends_on(handover, context) else CannotTell(UNKNOWN_CONTRACT)


def _of_row(
    handover: Handover, number: int, context: Context, *, is_over: bool
) -> Iterator[Problem]:
    row, day = (handover.access_transfers or ())[number], context.day
    place = handover.at("access_transfers", number, "access")
    holder, access = row.holder or "the vendor", row.access or "an access"
    if row.revoked_on and row.revoked_on > day:
        yield Problem(
            handover.at("access_transfers", number, "revoked_on"),
            f"{holder} is to lose {access} on {row.revoked_on}, which is to come",
            "write a day to come as `planned_on`, and `revoked_on` once the access is gone",
        )
    elif is_over and row.revoked_on is None:
        yield Problem(
            place,
            f"{holder} still holds {access}, though the vendor is gone",
            "take it away, and write the day as `revoked_on`",
        )
    elif is_over and row.revoked_on and _is_still_known(row, row.revoked_on, day):
        yield Problem(
            place,
            f"{holder} knows the secret behind {access}: it was not changed on or after "
            f"{row.revoked_on}",
            "change the secret, and write the day as `done_on`",
        )


def _is_still_known(row: AccessTransfer, revoked_on: date, day: date) -> bool:
    """Whether a secret that is to be changed is the one that the old holder could read."""
    if row.method != "rotate":
        return False
    return row.done_on is None or row.done_on < revoked_on or row.done_on > day
