"""A name in a file of owners by which nobody in the contacts is known."""

from dataclasses import dataclass

from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class UnknownHandle:
    """One such name.

    places: where it stands, in the order of the records that needed it. like: the id of the
    contact that was probably meant, empty where none is. records: paths of those records.
    entry: of the file that names it first, together with others.
    """

    name: str
    places: tuple[Place, ...]
    like: str
    records: tuple[str, ...]
    entry: Place
