"""What is agreed with a vendor, and what a handover still expects of those who leave."""

from collections.abc import Iterator
from datetime import timedelta

from relaybook.model.contact import Contract, Vendor
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Milestone
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.review.leaver_people import Going
from relaybook.review.leaver_places import is_out_of_use
from relaybook.review.leaver_replacements import UNDER_WAY
from relaybook.review.resting import Resting, resting, typed

_WORK = "work under way"
_OUR_DATA = (
    (
        "data_return",
        "verified_on",
        "nobody has verified that our data is back",
        "fetch it while they are here, read it back, and write `data_return: {verified_on}`",
    ),
    (
        "data_deletion",
        "certified_on",
        "nobody has certified that their copies of our data are deleted",
        "agree on the day and what it covers, and write `data_deletion: {certified_on}`",
    ),
)


def contracts(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each contract with a vendor that leaves."""
    vendor = going.contact
    if not isinstance(vendor, Vendor):
        return
    for index, contract in enumerate(vendor.contracts or ()):
        yield resting(
            base,
            vendor,
            ("contracts", index),
            area="contracts",
            what=_contract(contract, going),
            on=typed(vendor),
            instead=_covered(contract, going),
        )


def _contract(contract: Contract, going: Going) -> str:
    named = f"contract {contract.ref}" if contract.ref else "a contract"
    if contract.end_on is None:
        return f"{named} has no end"
    if contract.end_on < going.day:
        return f"{named} ends on {contract.end_on}"
    return f"{named} binds us until {contract.end_on}, after they are gone"


def _covered(contract: Contract, going: Going) -> str:
    covers = "; ".join(contract.covers or ())
    what = f"name who does what it covers: {covers}" if covers else "write what it `covers`"
    due = _notice_due(contract)
    is_bound = contract.end_on is None or contract.end_on >= going.day
    if is_bound and contract.notice_given_on is None:
        return f"give notice{f' by {due}' if due else ''}; {what}"
    return what


def _notice_due(contract: Contract) -> str:
    if contract.end_on is None or contract.notice_days is None:
        return ""
    try:
        return str(contract.end_on - timedelta(days=contract.notice_days))
    except OverflowError:
        return ""


def provided(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each model that a vendor which leaves provides, by its reference, id or name."""
    vendor = going.contact
    if not isinstance(vendor, Vendor):
        return
    names = {one.casefold() for one in (vendor.id, typed(vendor), vendor.name)}
    for _, system in sorted(base.systems.items()):
        for index, model in enumerate(() if is_out_of_use(system) else system.models or ()):
            if (model.provider or "").strip().casefold() in names:
                until = f"; until then: {model.fallback}" if model.fallback else ""
                yield resting(
                    base,
                    system,
                    ("models", index, "provider"),
                    area="ownership",
                    what=f"provides the model {model.id or index + 1}",
                    on=typed(vendor),
                    instead=f"name who provides it from then on, or replace the model{until}",
                )


def milestones(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield the milestones that a handover from or to those who leave has not reached by then."""
    for _, handover in sorted(base.handovers.items()):
        sides = {split_reference(one)[1] for one in (handover.from_, handover.to) if one}
        theirs = sorted(sides & (going.ids | going.emptied))
        if handover.status not in UNDER_WAY or not theirs:
            continue
        for index, milestone in enumerate(handover.milestones or ()):
            if _is_late(milestone, going):
                on = typed(base.contacts[theirs[0]])
                yield _milestone(base, handover, index, milestone, on)


def our_data(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield the handovers in which nobody has verified that the vendor gave our data back."""
    for _, handover in sorted(base.handovers.items()):
        is_theirs = split_reference(handover.from_ or "")[1] == going.contact.id
        if is_theirs and handover.status in UNDER_WAY:
            for field, day, what, instead in _OUR_DATA:
                part = getattr(handover, field)
                if getattr(part, day, None) is None and handover.applies(field):
                    yield resting(
                        base,
                        handover,
                        (field if part else "from",),
                        area=_WORK,
                        what=what,
                        on=typed(going.contact),
                        instead=instead,
                    )


def _is_late(milestone: Milestone, going: Going) -> bool:
    expected = milestone.forecast_on or milestone.baseline_on
    return milestone.done_on is None and (expected is None or expected >= going.day)


def _milestone(
    base: KnowledgeBase, handover: Handover, index: int, milestone: Milestone, on: str
) -> Resting:
    expected = milestone.forecast_on or milestone.baseline_on
    when = f"is expected on {expected}, when they are gone" if expected else "has no date"
    name = milestone.name or milestone.id or f"milestone {index + 1}"
    return resting(
        base,
        handover,
        ("milestones", index),
        area=_WORK,
        what=f"milestone {name!r} {when}",
        on=on,
        instead="bring it forward, or agree who sees it through",
    )
