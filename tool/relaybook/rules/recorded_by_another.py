from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.authors import AuthorBook
from relaybook.model.contact import Contact, Person
from relaybook.model.exercise import Exercise
from relaybook.model.handover import Handover
from relaybook.model.history import Recorded
from relaybook.rules.claims import Claim, Question, claims_of
from relaybook.rules.context import Context
from relaybook.rules.people import people_behind
from relaybook.rules.rule import rule

_NO_HISTORY = "records of which nobody can tell who wrote them without a git history"
_NOT_THERE = "records that are not committed yet, or older than what a shallow clone holds"
_UNKNOWN = "people of whom neither `handles` nor an address say who they are in git"
_SAME = "where it is the same person, add the name in git to `handles` of the contact"
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
        elif (found := _recorded(claim.question(context.kb), context)) is None:
            yield CannotTell(_NOT_THERE)
        else:
            told = list(_compared(claim, found, context))
            yield from told or _changed_since(claim, found, context)


def _recorded(question: Question, context: Context) -> Recorded | None:
    """Return who recorded a line; one that git knows otherwise is not the one asked about."""
    path, line = question
    found = context.history.recorded.get(question) if context.history else None
    is_same = found and (not line or found.text.strip() == _line(path, line, context))
    return found if is_same else None


def _line(path: str, line: int, context: Context) -> str:
    return context.kb.sources.line(path, line).strip()


def _compared(claim: Claim, found: Recorded, context: Context) -> Iterator[Problem | CannotTell]:
    people = _people(claim, context)
    wrote = _book(context).find(found.who)
    if not people:
        yield CannotTell(_NOBODY)
    elif wrote in people:
        return
    elif not wrote and not any(_is_known(context.kb.contacts[one]) for one in people):
        yield CannotTell(_UNKNOWN)
    else:
        named = " and ".join(claim.named)
        yield Problem(
            claim.place,
            f"{claim.what} names {named}, but commit {found.commit[:10]} is {_by(found, wrote)}",
            f"let {named} confirm it in a commit of their own; {_SAME}",
        )


def _changed_since(
    claim: Claim, first: Recorded, context: Context
) -> Iterator[Problem | CannotTell]:
    """Yield each later commit of somebody else that changed what was signed or approved."""
    people, seen = _people(claim, context), {first.commit}
    for question, field in claim.questions_of_rest(context.kb).items():
        found = _recorded(question, context)
        if found is None:
            yield CannotTell(_NOT_THERE)
        elif found.commit not in seen and _is_later(question[0], found, first, context):
            seen.add(found.commit)
            wrote = _book(context).find(found.who)
            if wrote not in people:
                named = " and ".join(claim.named)
                yield Problem(
                    dict(claim.rest)[field],
                    f"{claim.what} is by {named}, but `{field}` was changed afterwards: commit "
                    f"{found.commit[:10]} is {_by(found, wrote)}",
                    f"let {named} decide on it anew in a commit of their own; {_SAME}",
                )


def _is_later(path: str, one: Recorded, other: Recorded, context: Context) -> bool:
    changes = context.history.changes.get(path, ()) if context.history else ()
    order = [change.commit for change in changes]  # newest first; merges are in none
    if other.commit not in order:
        return False
    return one.commit not in order or order.index(one.commit) < order.index(other.commit)


def _book(context: Context) -> AuthorBook:
    return context.always("authors", lambda: AuthorBook(context.kb.contacts.values()))


def _by(found: Recorded, wrote: str) -> str:
    who = f"person:{wrote}" if wrote else f"{found.who.name or 'somebody'}, who is no contact"
    return f"signed by {who}" if found.signer else f"by {who}"


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
