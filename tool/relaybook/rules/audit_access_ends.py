from collections.abc import Iterator
from datetime import date

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.contact import Contract
from relaybook.model.duration import Duration
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.handing_over import UNKNOWN_CONTRACT, contract_of, vendor_of
from relaybook.rules.rule import rule


@rule("audit-access-ends", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Auditors and supervisors can still look at what the vendor did, while records are kept."""
    vendor, found = vendor_of(handover, context), contract_of(handover, context)
    if vendor is None or found is None:
        yield CannotTell(UNKNOWN_CONTRACT)  # incomplete-contract says which
        return
    number, contract = found
    place = handover.at("contract") if handover.contract else handover.top()
    related = (Related(vendor.at("contracts", number), "the contract"),)
    if lacking := list(_lacking(contract)):
        yield Problem(
            place,
            f"with vendor:{vendor.id} nobody has agreed on {' and '.join(lacking)}",
            "agree on it, and write `audit_rights: true`, `supervisor_access: true` and "
            "`records_until`",
            related,
        )
    elif contract.end_on and contract.records_until:
        what, needed = _kept_longest(handover, contract.end_on, context)
        if needed > contract.records_until:
            yield Problem(
                place,
                f"vendor:{vendor.id} keeps its records until {contract.records_until}, and {what} "
                f"have to be kept until {needed}",
                "agree on a later day, or take the records over",
                related,
            )


def _lacking(contract: Contract) -> Iterator[str]:
    if not contract.audit_rights:
        yield "rights of audit"
    if not contract.supervisor_access:
        yield "access for supervisors"
    if contract.records_until is None:
        yield "how long records are kept"


def _kept_longest(handover: Handover, end: date, context: Context) -> tuple[str, date]:
    """Return what is kept longest, and until when where it was written on the last day."""
    found = [("records", end)]
    for name in systems_of(handover):
        system = context.kb.systems.get(name)
        found += [(f"{what} of {name}", span.after(end)) for what, span in _kept(system)]
    return max(found, key=lambda one: one[1])


def _kept(system: System | None) -> Iterator[tuple[str, Duration]]:
    if system is None:
        return
    logs = [("decisions", one.decision_record) for one in system.models or ()]
    for what, kept in (*logs, ("audit logs", system.audit_log)):
        if kept is not None and kept.retention and (span := _duration(kept.retention)):
            yield what, span


def _duration(text: str) -> Duration | None:
    try:
        return Duration.parse(text)
    except ValueError:
        return None
