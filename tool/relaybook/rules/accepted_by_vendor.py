from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.people import named, outside
from relaybook.rules.rule import rule
from relaybook.rules.sign_offs import accepts, given, is_of_vendor


@rule("accepted-by-vendor", on=Handover, level=Level.FULL, area="acceptance", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Whoever hands over says what was delivered; only who takes over accepts it."""
    for index, one in given(handover, context.day):
        if not one.by or not is_of_vendor(one) or not accepts(one):
            continue  # in another role missing-sign-off-role says that somebody is not ours
        contact = context.directory.find(one.by)
        if contact is not None and (why := outside(contact, context.directory)):
            yield Problem(
                handover.at("sign_offs", index, "by"),
                f"{named(contact)} {why}, and a vendor does not accept its own work",
                "let somebody of ours sign; of a vendor write `decision: delivered`",
            )
