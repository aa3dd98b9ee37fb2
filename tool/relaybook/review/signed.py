"""Who has signed, who has not, and whether a signature is about the records as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relaybook.findings import CannotTell, Problem
from relaybook.model.digest import normal
from relaybook.rules import sign_off_of_earlier_version
from relaybook.rules.sign_off_roles import lacking_roles
from relaybook.rules.sign_offs import newest

if TYPE_CHECKING:
    from relaybook.model.handover import Handover
    from relaybook.model.handover_tables import SignOff
    from relaybook.review.ladder import Bench
    from relaybook.rules.context import Context

PRESENT = "the records as they are"
ANOTHER = "another version"
_AGAINST = frozenset({"recorded-by-another", "accepted-by-vendor", "missing-sign-off-role"})
_UNBOUND = "nothing that can be told: it names no digest"
_UNKNOWN = "cannot tell"


@dataclass(frozen=True, slots=True)
class Signature:
    """What one role has to say. by: who signs, empty for nobody. decision: empty while not given.

    covers: of what it is: `PRESENT`, `ANOTHER` with what changed, or why that cannot be told.
    against: what findings say against it: the vendor signed, or somebody else wrote it down.
    """

    role: str
    by: str
    on: date | None = None
    decision: str = ""
    covers: str = ""
    conditions: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def signatures(
    handover: Handover, today: Bench, profiles: Iterable[str], digest: str
) -> tuple[Signature, ...]:
    """Return the last word of each role as of the day, then the roles that nobody has.

    digest: of the records as they are.
    """
    context = today.context
    earlier, unknown = _earlier(handover, context)
    rows: dict[str, Signature] = {}
    for one in handover.sign_offs or ():
        role = one.role or "no role"
        rows.setdefault(_key(role), Signature(role, one.by or ""))
    for index, one in newest(handover, context.day):
        covers = earlier.get(index) or _covers(one, digest, is_known=not unknown)
        role = one.role or "no role"
        rows[_key(role)] = Signature(
            *(role, one.by or "", one.date, one.decision or "", covers, one.conditions or ()),
            _against(handover, index, today),
        )
    lacking = (Signature(role, "") for role in lacking_roles(handover, profiles))
    return (*rows.values(), *lacking)


def _against(handover: Handover, index: int, today: Bench) -> tuple[str, ...]:
    """Return what was found in a row of the sign-offs, but that it is of an earlier version."""
    locate = today.context.kb.sources.locate
    place, count = handover.at("sign_offs", index), len(handover.sign_offs or ())
    first, last = locate(place).line, None
    if index + 1 < count and handover.at("sign_offs", index + 1).path == place.path:
        last = locate(handover.at("sign_offs", index + 1)).line
    return tuple(
        one.message
        for one in today.report.findings
        if one.path == place.path
        and one.rule in _AGAINST
        and first <= one.span.line
        and (last is None or one.span.line < last)
    )


def _key(role: str) -> str:
    return " ".join(role.casefold().split())


def _covers(one: SignOff, digest: str, *, is_known: bool) -> str:
    if one.digest:
        return PRESENT if normal(one.digest) == digest else ANOTHER
    if one.commit:
        return PRESENT if is_known else _UNKNOWN
    return _UNBOUND


def _earlier(handover: Handover, context: Context) -> tuple[Mapping[int, str], bool]:
    """Return by row what has changed since, and whether the history could not tell of some."""
    found: dict[int, str] = {}
    said = list(sign_off_of_earlier_version.check.check(handover, context))
    for one in said:
        if isinstance(one, Problem):
            row = next(key for key in _keys(one) if isinstance(key, int))
            found[row] = f"{ANOTHER}; {one.message.partition('; ')[2]}"
    return found, any(isinstance(one, CannotTell) for one in said)


def _keys(problem: Problem) -> tuple[object, ...]:
    at = problem.place.at
    return at if isinstance(at, tuple) else ()
