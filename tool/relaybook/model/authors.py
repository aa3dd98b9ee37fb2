"""Who wrote the commits of a repository, and which contact that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from relaybook.model.contact import Contact, Person

_NOREPLY = "@users.noreply.github.com"


@dataclass(frozen=True, slots=True)
class Author:
    """A name and an address as git shows them once `.mailmap` is applied."""

    name: str
    email: str

    @property
    def names(self) -> tuple[str, ...]:
        """What a contact may write of itself, lower case: address, name, name at the forge."""
        email = self.email.casefold()
        handle = email.removesuffix(_NOREPLY).rpartition("+")[2] if _NOREPLY in email else ""
        return tuple(one for one in (email, handle, self.name.casefold()) if one)


@dataclass(frozen=True)
class Authors:
    """The authors of each commit, by its id; those it names as co-authors too."""

    by_commit: Mapping[str, tuple[Author, ...]] = field(default_factory=dict)


class AuthorBook:
    """Finds the person that an author is, by address, handle or name."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        found: dict[str, set[str]] = {}
        for contact in contacts:
            if isinstance(contact, Person):
                for name in _names(contact):
                    found.setdefault(name, set()).add(contact.id)
        # A name that two people have is nobody's.
        self._by_name = {name: ids.pop() for name, ids in found.items() if len(ids) == 1}

    def find(self, author: Author) -> str:
        """Return the id of a person; empty where nobody is known by that name."""
        return next((self._by_name[one] for one in author.names if one in self._by_name), "")


def _names(person: Person) -> Iterable[str]:
    email = person.reach.email if person.reach else None
    for name in (email, person.title, *(person.handles or ())):
        if name:
            yield name.strip().removeprefix("@").casefold()
