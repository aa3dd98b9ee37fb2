from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.sign_offs import is_under_way, newest


@rule("unbound-sign-off", on=Handover, level=Level.FULL, area="acceptance", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Each sign-off says which version of the records was signed."""
    if not is_under_way(handover):
        return
    for index, one in newest(handover, context.day):
        if not (one.digest or one.commit):
            yield Problem(
                handover.at("sign_offs", index),
                f"{one.by or one.role or 'somebody'} signed, but nothing says which version",
                f"write `digest:` as `relaybook review {handover.id} --digest` prints it, and "
                "`commit:` so that what changes later can be listed",
            )
