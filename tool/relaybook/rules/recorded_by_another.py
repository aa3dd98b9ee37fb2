from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.authors import AuthorBook
from relaybook.model.contact import Contact, Person
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.history import Recorded
from relaybook.rules.claims import Claim, claims_of
from relaybook.rules.context import ALWAYS, Context
from relaybook.rules.people import people_behind
from relaybook.rules.rule import rule

_NO_HISTORY = "records of which nobody can tell who wrote them without a git history"
_NOT_THERE = "records that are not committed yet, or older than what a shallow clone holds"
_UNKNOWN = "people of whom neither `handles` nor an address say who they are in git"
_NOBODY = "contacts behind whom no person is known"


@rule(
    "recorded-by-another",
    on=(Handover, Exercise),
    level=Level.FULL,
    area="acceptance",
    severity=None,
    profiles={"regulated": Severity.INFO, "vendor-exit": Severity.INFO},
    needs_history=lambda record: any(claims_of(record)),
)
def check(record: Handover | Exercise, context: Context) -> Iterator[Problem | CannotTell]:
    """Each sign-off, waiver and exercise is recorded by somebody it names."""
    for claim in claims_of(record):
        if context.history is None:
            yield CannotTell(_NO_HISTORY)
        elif claim.is_file and claim.question(context.kb) not in context.history.recorded:
            return  # no profile that asks it of exercises is on, so git was not asked
        elif (found := _recorded(claim, context)) is None:
            yield CannotTell(_NOT_THERE)
        else:
            yield from _compared(claim, found, context)


def _recorded(claim: Claim, context: Context) -> Recorded | None:
    """Return who recorded a claim; a line that git knows otherwise is not the one asked about."""
    path, line = claim.question(context.kb)
    found = context.history.recorded.get((path, line)) if context.history else None
    is_same = found and (not line or found.text.strip() == _line(path, line, context))
    return found if is_same else None


def _line(path: str, line: int, context: Context) -> str:
    return context.kb.sources.line(path, line).strip()


def _compared(claim: Claim, found: Recorded, context: Context) -> Iterator[Problem | CannotTell]:
    people = _people(claim, context)
    if not people:
        yield CannotTell(_NOBODY)
        return
    book = context.once(f"{ALWAYS}authors", lambda: AuthorBook(context.kb.contacts.values()))
    wrote = book.find(found.who)
    if wrote in people:
        return
    if not wrote and not any(_is_known(context.kb.contacts[one]) for one in people):
        yield CannotTell(_UNKNOWN)
        return
    who = f"person:{wrote}" if wrote else f"{found.who.name or 'somebody'}, who is no contact"
    how = "signed by" if found.signer else "by"
    named = " and ".join(claim.named)
    yield Problem(
        claim.place,
        f"{claim.what} names {named}, but commit {found.commit[:10]} is {how} {who}",
        f"let {named} confirm it in a commit of their own; where it is the same person, add the "
        "name in git to `handles` of the contact",
    )


def _people(claim: Claim, context: Context) -> frozenset[str]:
    """Return the ids of the people that a claim names, roles as they were held on its day."""
    directory = context.kb.directory(claim.day or context.day)
    found = [one for name in claim.named if (one := directory.find(name))]
    of_vendors = {
        one.id
        for one in directory.contacts.values()
        if isinstance(one, Person) and directory.vendor_of(one) in found
    }
    return frozenset(of_vendors).union(*(people_behind(one, directory) for one in found))


def _is_known(contact: Contact) -> bool:
    """Whether anything beside the name tells who somebody is in git."""
    has_address = contact.reach is not None and contact.reach.email is not None
    return has_address or bool(getattr(contact, "handles", None))
