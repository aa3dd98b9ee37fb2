from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.handing_over import is_of_vendor as belongs_to
from relaybook.rules.handing_over import vendor_of
from relaybook.rules.people import named, outside, people_behind
from relaybook.rules.rule import rule
from relaybook.rules.sign_off_roles import lacking_roles
from relaybook.rules.sign_offs import is_of_vendor

_ACCEPTED = ("conditionally_accepted", "accepted")
_HELP = "add `{role, by}` for each to `sign_offs`; the decision comes later"


@rule("missing-sign-off-role", on=Handover, level=Level.FULL, area="acceptance", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Everybody who has to agree is named, on the right side, and each speaks for one role."""
    rows = handover.sign_offs or ()
    active = ("base", *context.configuration.profiles, *(handover.profiles or ()))
    lacking = lacking_roles(handover, active)
    if lacking:
        place = handover.at("sign_offs") if rows else handover.top()
        yield Problem(place, f"nobody is named to sign as {', '.join(lacking)}", _HELP)
    yield from _unsigned(handover, context)
    yield from _on_the_wrong_side(handover, context)
    yield from _twice(handover, context)


def _unsigned(handover: Handover, context: Context) -> Iterator[Problem]:
    """Report whoever has not signed though it is said that all have."""
    if handover.status not in _ACCEPTED:
        return
    for number, row in enumerate(handover.sign_offs or ()):
        if row.by and (row.date is None or row.date > context.day or not row.decision):
            yield Problem(
                handover.at("sign_offs", number),
                f"{row.by} has not signed as {row.role}, though the handover is "
                f"{handover.status.replace('_', ' ')}",
                "write `date` and `decision` once they have, or set `status` back",
            )


def _on_the_wrong_side(handover: Handover, context: Context) -> Iterator[Problem]:
    """Report whoever signs for us and is not ours, and whoever signs for the vendor and is."""
    vendor = vendor_of(handover, context)
    for number, row in enumerate(handover.sign_offs or ()):
        who = context.directory.find(row.by) if row.by else None
        if who is None:
            continue  # nobody is named, or unresolved-reference says so
        place = handover.at("sign_offs", number, "by")
        if is_of_vendor(row):
            if vendor and not belongs_to(row.by or "", vendor, context):
                message = f"{named(who)} signs as {row.role}, and is not of vendor:{vendor.id}"
                yield Problem(place, message, "name somebody of the vendor")
        elif reason := outside(who, context.directory):
            message = f"{named(who)} signs as {row.role}, and {reason}"
            yield Problem(place, message, "name somebody of ours")


def _twice(handover: Handover, context: Context) -> Iterator[Problem]:
    """Report whoever speaks for more than one role: two signatures of one person are one."""
    seen: dict[str, str] = {}
    for number, row in enumerate(handover.sign_offs or ()):
        who = context.directory.find(row.by) if row.by else None
        role = (row.role or "").casefold()
        if who is None or not role:
            continue
        for person in sorted(people_behind(who, context.directory) or {who.id}):
            if seen.setdefault(person, role) != role:
                yield Problem(
                    handover.at("sign_offs", number, "by"),
                    f"{person} signs as {row.role} and as {seen[person]}",
                    "let somebody else sign for one of the two",
                )
