from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Related
from relaybook.model.digest import normal
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import SignOff
from relaybook.model.history import Snapshot
from relaybook.model.scope_digest import ScopeDigest, scope_digest
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.sign_offs import is_under_way, newest
from relaybook.source import Place

_NO_HISTORY = "sign-offs whose commit cannot be looked up without a git history"
_UNREACHABLE = "sign-offs whose commit is not in the history (squashed, imported or shallow)"
_HELP = "show the changes to who signed; a new row with the digest of today is a new signature"
_NAMED = 3


@rule(
    "sign-off-of-earlier-version",
    on=Handover,
    level=Level.FULL,
    area="acceptance",
    severity=None,
    needs_history=lambda handover: any(one.commit for one in handover.sign_offs or ()),
)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each sign-off covers the records in scope as they are, not as they once were."""
    if not is_under_way(handover):
        return
    for index, one in newest(handover, context.day):
        if one.digest or one.commit:
            now = scope_digest_in(context, handover)
            yield from _judged(handover, index, one, now, context)


def scope_digest_in(context: Context, handover: Handover) -> ScopeDigest:
    """Return the digest of what is signed; a review asks for it too."""
    key = f"scope digest:{handover.path}"
    return context.always(key, lambda: scope_digest(context.kb, handover))


def _judged(
    handover: Handover, index: int, one: SignOff, now: ScopeDigest, context: Context
) -> Iterator[Problem | CannotTell]:
    differs = one.digest is not None and normal(one.digest) != now.digest
    if one.digest is not None and not differs:
        return
    snapshots = _snapshots(one, now, context)
    if isinstance(snapshots, CannotTell):
        if differs:
            yield _problem(handover, index, one, f"what differs nobody can tell: {_why(one)}")
        else:
            yield snapshots
        return
    changed = tuple(_changed(now, snapshots))
    if changed:
        yield _problem(handover, index, one, _listed(changed), changed)
    elif differs:
        gone = "no file of today has changed, so one has left the scope or the digest is of others"
        yield _problem(handover, index, one, gone)


def _why(one: SignOff) -> str:
    return "its commit is not in the history" if one.commit else "it names no commit"


def _snapshots(
    one: SignOff, now: ScopeDigest, context: Context
) -> dict[str, Snapshot] | CannotTell:
    """Return each file of today as the commit of a sign-off had it."""
    known = context.history.snapshots if context.history else {}
    found = {path: known.get((one.commit or "", path)) for path, _ in now.files}
    there = {path: snapshot for path, snapshot in found.items() if snapshot is not None}
    if not there or len(there) < len(found):
        return CannotTell(_NO_HISTORY)
    if not all(snapshot.is_reachable for snapshot in there.values()):
        return CannotTell(_UNREACHABLE)
    return there


def _changed(now: ScopeDigest, then: dict[str, Snapshot]) -> Iterator[tuple[str, str]]:
    """Yield each file that differs, and how."""
    for path, digest in now.files:
        if not then[path].digests:
            yield path, "added since"
        elif digest not in then[path].digests:
            yield path, "changed since"


def _listed(changed: tuple[tuple[str, str], ...]) -> str:
    names = ", ".join(path for path, _ in changed[:_NAMED])
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    files = "file differs" if len(changed) == 1 else "files differ"
    return f"{len(changed)} {files}: {names}{more}"


def _problem(
    handover: Handover,
    index: int,
    one: SignOff,
    what: str,
    changed: tuple[tuple[str, str], ...] = (),
) -> Problem:
    when = f" at commit {one.commit[:10]}" if one.commit else ""
    who = one.by or one.role or "somebody"
    return Problem(
        handover.at("sign_offs", index, "digest" if one.digest else "commit"),
        f"{who} signed an earlier version{when}; {what}",
        _HELP,
        tuple(Related(Place(path), how) for path, how in changed),
    )
