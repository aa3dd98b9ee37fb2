"""Who may give a waiver: somebody of ours who may accept the risk and does not own the record."""

from collections.abc import Iterator

from relaybook.check.waiver_row import WaiverRow
from relaybook.findings import Problem, Related
from relaybook.model.contact import Contact, Team
from relaybook.model.directory import Directory
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import causes, named, outside, people_behind

_WHO = "let somebody approve it who holds `decision_rights.risk_acceptance`"


def approval_problems(
    row: WaiverRow, context: Context, *, is_subject_clear: bool
) -> Iterator[Problem]:
    """Yield why whoever approved a waiver may not; a contact that does not exist is told anyway.

    Whether they hold the right is judged where it is clear for which record they would need it.
    """
    written = row.waiver.approved_by
    if not written and not context.is_explained(row.handover, "waivers"):
        message = f"nobody approved the waiver of {row.waiver.rule}"
        yield Problem(row.at("approved_by"), message, f"{_WHO}, and write `approved_by:`")
    approver = context.directory.find(written) if written else None
    if approver is None:
        return
    problems = tuple(_of_standing(row, approver, context))
    yield from problems
    if not problems and is_subject_clear:
        yield from _of_rights(row, approver, context)


def _of_standing(row: WaiverRow, approver: Contact, context: Context) -> Iterator[Problem]:
    who, place = named(approver), row.at("approved_by")
    if why := outside(approver, context.directory):
        yield Problem(place, f"{who} {why}: a vendor never approves a waiver", _WHO)
        return
    standing = context.directory.standing(approver)
    if not standing.active:
        message = f"{who}, who approved it, cannot answer for it: {standing.reason}"
        yield Problem(place, message, _WHO, causes(approver, context.directory))


def _of_rights(row: WaiverRow, approver: Contact, context: Context) -> Iterator[Problem]:
    then = context.kb.directory(row.waiver.approved_on or context.day)
    if whose := _answering(row, approver, context, then):
        yield Problem(row.at("approved_by"), f"{named(approver)} {whose} for {row.key[1]}", _WHO)
    else:
        yield from _without_right(row, approver, then, context)


def _answering(row: WaiverRow, approver: Contact, context: Context, then: Directory) -> str:
    """Return in words how the approver, or whoever they stand for, owns the record; else empty."""
    behind = people_behind(approver, then)
    for owner in (then.find(one) for one in row.owners(context.kb)):
        if owner is None:
            continue
        if approver.id == owner.id:
            return "answers"
        if shared := sorted(behind & _people(owner, then)):
            via = "" if shared == [approver.id] else f"stands for person:{shared[0]}, who "
            return f"{via}belongs to {named(owner)}, which answers"
    return ""


def _people(team: Contact, then: Directory) -> frozenset[str]:
    lead = team.lead if isinstance(team, Team) else None
    leads = frozenset({split_reference(lead)[1]}) if lead else frozenset[str]()
    return people_behind(team, then) | leads


def _without_right(
    row: WaiverRow, approver: Contact, then: Directory, context: Context
) -> Iterator[Problem]:
    """Yield the systems whose risks the approver could not accept on the day of approval."""
    systems = row.systems(context.kb)
    lacking = [one for one in systems if not _holds(approver, _right(one), then)]
    if not systems:
        message = f"{row.key[1]} is about no system whose risks {named(approver)} may accept"
        yield Problem(row.at("subject"), message, "waive it for a system, or mend it")
    if lacking:
        first = lacking[0]
        right = _right(first)
        whose = f"{right} does" if right else "nobody is named who does"
        message = f"{named(approver)} may not accept the risks of {first.reference}; {whose}"
        place = row.at("approved_by")
        related = (Related(first.at("decision_rights"), "who may decide"),) if right else ()
        yield Problem(place, message, _WHO, related)


def _right(system: System) -> str:
    rights = system.decision_rights
    return (rights.risk_acceptance if rights else None) or ""


def _holds(approver: Contact, right: str, then: Directory) -> bool:
    """Whether a right is that of the approver, in person or through a role or a team."""
    holder = then.find(right) if right else None
    return holder is not None and (
        approver.id == holder.id or approver.id in people_behind(holder, then)
    )
