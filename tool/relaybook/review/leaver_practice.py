"""Runbooks that nobody but those who leave has written, as they say, or has tried."""

from collections.abc import Collection, Iterator, Mapping

from relaybook.model.contact import Contact
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.review.leaver_people import Going
from relaybook.review.resting import Resting, resting, typed
from relaybook.rules.people import contacts_by_written_name

_AREA = "knowledge"
_READ = "let somebody of ours go through it with them and write down what is missing"


def practised(base: KnowledgeBase, going: Going, told: Collection[str]) -> Iterator[Resting]:
    """Yield the runbooks whose authors, and those that only they have exercised.

    told: the records of which git says already that nobody else has written them.
    """
    tried, names = _tried(base), contacts_by_written_name(base.contacts)
    for record in base.documents:
        if not isinstance(record, Runbook):
            continue
        if record.reference not in told and (on := _all_gone(record.authors or (), going, names)):
            yield resting(
                base,
                record,
                ("authors",),
                area=_AREA,
                what="nobody else of ours is named as its author",
                on=on,
                instead=_READ,
            )
        if on := _all_gone(tried.get(record.id, ()), going, names):
            yield resting(
                base,
                record,
                (),
                area=_AREA,
                what="nobody else of ours has exercised it",
                on=on,
                instead=f"let somebody of ours do so: relaybook new exercise {record.id}",
            )


def _tried(base: KnowledgeBase) -> dict[str, list[str]]:
    """Return who took part in an exercise of each runbook that did not fail, by its id."""
    found: dict[str, list[str]] = {}
    for _, exercise in sorted(base.exercises.items()):
        if exercise.runbook and exercise.outcome != "fail":
            name = split_reference(exercise.runbook)[1]
            found.setdefault(name, []).extend(exercise.by or ())
    return found


def _all_gone(written: Collection[str], going: Going, names: Mapping[str, Contact]) -> str:
    """Return who of these leaves, where none of the others is here then; empty otherwise."""
    people = [going.after.find(one) or names.get(one.strip().casefold()) for one in written]
    if None in people or any(one is not None and _is_of_help(one, going) for one in people):
        return ""
    leavers = [typed(one) for one in people if one is not None and going.takes(one)]
    return " and ".join(dict.fromkeys(leavers))


def _is_of_help(contact: Contact, going: Going) -> bool:
    """Whether somebody is here then; whoever a vendor has instead of us is no help for ours."""
    is_theirs = going.after.is_internal(going.contact) and not going.after.is_internal(contact)
    return going.stays(contact.id) and not is_theirs
