"""Who is meant by the name that a forge or a chat knows somebody by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from relaybook.load.ownership.claim import Handle
from relaybook.model.contact import Contact, Team
from relaybook.model.nearest import nearest
from relaybook.model.references import split_reference


@dataclass(frozen=True)
class HandleBook:
    """All contacts by their `handles`, and by the address and chat at which they are reached."""

    contacts: Mapping[str, Contact]
    _known: dict[str, tuple[Contact, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for _, contact in sorted(self.contacts.items()):
            for name in dict.fromkeys(map(_plain, _names(contact))):
                self._known[name] = (*self._known.get(name, ()), contact)

    def find(self, handle: Handle) -> tuple[Contact, ...]:
        """Return whom a handle means; letter case, `@` and `#` do not matter."""
        kind, id_ = split_reference(handle.name)
        contact = self.contacts.get(id_) if handle.may_be_id else None
        if contact is not None and kind in (None, contact.type):
            return (contact,)
        return self._known.get(_plain(handle.name), ())

    def team_of(self, found: Iterable[Contact]) -> tuple[Team, ...]:
        """Return the teams among contacts; where there are none, the team that all people share.

        Several mean that nobody can say which one it is.
        """
        contacts = tuple({one.id: one for one in found}.values())
        teams = tuple(one for one in contacts if isinstance(one, Team))
        if teams:
            return teams
        of_each = [set(self._teams_by_member.get(one.id, ())) for one in contacts]
        shared = set.intersection(*of_each) if of_each else set()
        either = set[str]().union(*of_each)
        chosen = shared if len(shared) == 1 else either
        return tuple(one for name in sorted(chosen) if isinstance(one := self.contacts[name], Team))

    @cached_property
    def _teams_by_member(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for team in self.contacts.values():
            for member in (team.members or ()) if isinstance(team, Team) else ():
                found.setdefault(split_reference(member.person or "")[1], []).append(team.id)
        return found

    def like(self, name: str) -> str:
        """Return the contact that a handle nobody has was probably meant for; empty where none."""
        return nearest(_plain(name).rpartition("/")[2], self.contacts)


def _names(contact: Contact) -> list[str]:
    reach = contact.reach
    ways = [way for way in (reach.email, reach.chat) if way] if reach else []
    return [*(getattr(contact, "handles", None) or ()), *ways]


def _plain(name: str) -> str:
    return name.strip().lstrip("@#").casefold()
