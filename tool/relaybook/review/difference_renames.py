"""Which records only have another id: the same title, or the same text, under another name."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping

from relaybook.model.record import Record

Renames = Mapping[str, str]
"""What a record was called, as `kind:id`, to what it is called now."""
NO_RENAMES: Renames = {}


def renames(
    gone: Iterable[Record], new: Iterable[Record], text: Callable[[Record], bytes]
) -> Renames:
    """Pair what is gone with what is new of the same kind where only one of each fits.

    text: of the main file of a record. The title counts before the text; an id is no title.
    """
    gone, new = tuple(gone), tuple(new)
    found = dict(_pairs(gone, new, lambda one: one.name if one.name != one.id else ""))
    gone = tuple(one for one in gone if one.reference not in found)
    new = tuple(one for one in new if one.reference not in found.values())
    return {**_pairs(gone, new, text), **found}


def _pairs(
    gone: Iterable[Record], new: Iterable[Record], said: Callable[[Record], Hashable]
) -> dict[str, str]:
    ours, theirs = _alone(gone, said), _alone(new, said)
    return {ours[key].reference: theirs[key].reference for key in sorted(ours.keys() & theirs)}


def _alone(
    records: Iterable[Record], said: Callable[[Record], Hashable]
) -> dict[tuple[str, Hashable], Record]:
    """Return the records that alone of their kind say something, by what they say."""
    keyed = [((one.kind, words), one) for one in records if (words := said(one))]
    often = Counter(key for key, _ in keyed)
    return {key: one for key, one in keyed if often[key] == 1}


def ids_of(renamed: Renames, kind: str) -> Mapping[str, str]:
    """Return old ids to new ones, of one kind."""
    parted = ((old.partition(":"), new.partition(":")) for old, new in renamed.items())
    return {old[2]: new[2] for old, new in parted if old[0] == kind}


def with_new_ids(renamed: Renames) -> Callable[[str], str]:
    """Return what writes the new ids into a message, on whichever side it was said."""
    ids = {old.partition(":")[2]: new.partition(":")[2] for old, new in renamed.items()}
    if not ids:
        return str
    longest_first = sorted(ids, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return lambda message: pattern.sub(lambda match: ids[match[1]], message)
