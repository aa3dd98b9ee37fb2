from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import AccessTransfer
from relaybook.rules.context import Context
from relaybook.rules.handing_over import has_ended
from relaybook.rules.rule import rule


@rule("access-not-revoked", on=Handover, level=Level.FULL, area="access", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Once the contract is over the vendor has no access left, and knows no secret in use."""
    if not has_ended(handover, context):
        return
    for number, row in enumerate(handover.access_transfers or ()):
        place = handover.at("access_transfers", number, "access")
        if row.revoked_on is None or row.revoked_on > context.day:
            yield Problem(
                place,
                f"{row.holder or 'the vendor'} still holds {row.access}, though the vendor is gone",
                "take it away, and write the day as `revoked_on`",
            )
        elif _is_still_known(row, context):
            yield Problem(
                place,
                f"{row.holder or 'the vendor'} knows the secret behind {row.access}: it was not "
                f"changed on or after {row.revoked_on}",
                "change the secret, and write the day as `done_on`",
            )


def _is_still_known(row: AccessTransfer, context: Context) -> bool:
    """Whether a secret that is to be changed is the one that the old holder could read."""
    if row.method != "rotate" or row.revoked_on is None:
        return False
    return row.done_on is None or row.done_on < row.revoked_on or row.done_on > context.day
