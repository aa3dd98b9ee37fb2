"""What a file outside the records says about who owns a path."""

from dataclasses import dataclass

from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class Handle:
    """A name by which a file of owners calls somebody, as written, and where it stands.

    may_be_id: whether it may also be the id of a contact, as in a registry of ours.
    """

    name: str
    place: Place
    may_be_id: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Who owns a path according to one entry of one file.

    handles: who is named. place: of the entry. nearness: how many folders, from the root of the
    repository, lead to what the entry is about; the highest number is the nearest.
    catch_all: whether the entry is about everything, so that it says nothing of this path.
    escalation: who is called, where the file says that too.
    """

    handles: tuple[Handle, ...]
    place: Place
    nearness: int
    catch_all: bool = False
    escalation: tuple[Handle, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnersFault:
    """An entry that cannot be read: where, what is wrong, and what to write."""

    place: Place
    message: str
    help: str
