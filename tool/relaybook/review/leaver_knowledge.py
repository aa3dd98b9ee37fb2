"""What is known, was decided or was written by those who leave."""

from collections.abc import Iterator

from relaybook.graph.draw.words import plural
from relaybook.graph.knowledge import known_by
from relaybook.model.authors import AuthorBook, Authors
from relaybook.model.contact import Contact
from relaybook.model.decision import Decision
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.system import System
from relaybook.review.leaver_people import Going
from relaybook.review.leaver_places import is_out_of_use
from relaybook.review.leaver_replacements import Replacements
from relaybook.review.resting import Resting, resting, typed
from relaybook.rules.people import contacts_by_written_name

_FEWEST = 2
_JUDGED = (None, "authored", "imported")
_LEARN = "let somebody else of ours learn it, by shadowing or by exercising its runbooks"


def known(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each system that they know about, with who of ours still does."""
    knew = known_by(base.systems, going.before)
    left = Replacements(base, going).known
    for name, people in knew.items():
        system = base.systems[name]
        leavers = sorted(people & going.ids)
        if leavers and not is_out_of_use(system):
            yield _known(base, system, leavers, tuple(sorted(left.get(name, ()))))


def _known(
    base: KnowledgeBase, system: System, leavers: list[str], left: tuple[str, ...]
) -> Resting:
    is_thin = len(left) < _FEWEST
    who = " and ".join(f"person:{one}" for one in leavers)
    few = "nobody of ours knows it then" if not left else "only one of ours knows it then"
    return resting(
        base,
        system,
        ("known_about_by",),
        area="knowledge",
        what=few if is_thin else "knows about it",
        on=who,
        instead=f"{_LEARN}, and add them" if is_thin else "take them off the list",
        remains=tuple(f"person:{one}" for one in left),
    )


def decided(base: KnowledgeBase, going: Going) -> tuple[list[Resting], tuple[str, ...]]:
    """Return the decisions in force of which nobody who made or confirmed them is left.

    Then in words how many name people who are no contacts, so that nobody can tell.
    """
    names = contacts_by_written_name(base.contacts)
    found, unknown = [], 0
    for decision in base.documents:
        if not isinstance(decision, Decision) or not _is_judged(decision):
            continue
        written = (*(decision.decision_makers or ()), *(decision.rationale_confirmed_by or ()))
        people = [going.after.find(one) or names.get(one.strip().casefold()) for one in written]
        if not any(going.takes(one) for one in people) or _is_anybody_left(people, going):
            continue
        if None in people:
            unknown += 1
        else:
            found.append(_decided(base, decision, people, going))
    why = f"{plural(unknown, 'decision')} also made by people who are no contacts here"
    return found, (why,) if unknown else ()


def _is_judged(decision: Decision) -> bool:
    return decision.is_in_force and decision.origin in _JUDGED


def _is_anybody_left(people: list[Contact | None], going: Going) -> bool:
    return any(
        one is not None and not going.takes(one) and going.after.standing(one).active
        for one in people
    )


def _decided(
    base: KnowledgeBase, decision: Decision, people: list[Contact | None], going: Going
) -> Resting:
    gone = [typed(one) for one in people if one is not None and going.takes(one)]
    return resting(
        base,
        decision,
        ("decision_makers",),
        area="decisions",
        what="nobody who decided it is left",
        on=" and ".join(dict.fromkeys(gone)),
        instead="ask them why while they are here; whoever then knows writes"
        " `rationale_confirmed_by: [person:<id>]`",
    )


def authored(
    base: KnowledgeBase, going: Going, history: History, authors: Authors
) -> tuple[list[Resting], tuple[str, ...]]:
    """Return the documents of which all authors in git leave or have left.

    Then in words of how many nobody can tell: some authors are no contacts, or commits are missing.
    """
    book = AuthorBook(base.contacts.values())
    found, unknown = [], 0
    for record in base.documents:
        if is_out_of_use(record) or isinstance(record, Contact):
            continue
        wrote = _writers(record, history, authors, book)
        if not wrote & going.ids or any(going.stays(one) for one in wrote if one):
            continue
        if "" in wrote or history.is_shallow:
            unknown += 1
        else:
            found.append(_authored(base, record, sorted(wrote & going.ids)))
    why = f"{plural(unknown, 'document')} also written by authors who are no contacts here"
    if history.is_shallow:
        why = f"who wrote {plural(unknown, 'document')}: the clone is shallow"
    return found, (why,) if unknown else ()


def _writers(record: Record, history: History, authors: Authors, book: AuthorBook) -> set[str]:
    """Return the ids of who changed the text of a record; "" for an author who is no contact."""
    changes = [
        one for path in record.files for one in history.changes.get(path, ()) if one.is_of_text
    ]
    return {
        book.find(author)
        for change in changes
        for author in authors.by_commit.get(change.commit, ())
    }


def _authored(base: KnowledgeBase, record: Record, wrote: list[str]) -> Resting:
    who = " and ".join(f"person:{one}" for one in wrote)
    return resting(
        base,
        record,
        (),
        area="knowledge",
        what="nobody else has ever changed its text",
        on=who,
        instead="let somebody of ours go through it with them and write down what is missing",
    )
