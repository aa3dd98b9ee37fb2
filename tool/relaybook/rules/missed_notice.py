from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.duration import days_before
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_CONTRACT, contract_of, vendor_of
from relaybook.rules.rule import rule


@rule("missed-notice", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Notice is given by the day that the contract asks for."""
    vendor, found = vendor_of(handover, context), contract_of(handover, context)
    if vendor is None or found is None:
        yield CannotTell(UNKNOWN_CONTRACT)  # incomplete-contract says which
        return
    number, contract = found
    if contract.end_on is None or contract.notice_days is None:
        yield CannotTell(UNKNOWN_CONTRACT)
        return
    last = days_before(contract.end_on, contract.notice_days)
    given = contract.notice_given_on
    if last < context.day and (given is None or given > context.day):
        yield Problem(
            handover.at("contract") if handover.contract else handover.top(),
            f"notice to vendor:{vendor.id} had to be given by {last}, {contract.notice_days} days "
            f"before the contract ends on {contract.end_on}, and was not",
            "agree with the vendor on the end in writing, and write `notice_given_on`",
            (Related(vendor.at("contracts", number, "notice_days"), "the contract"),),
        )
