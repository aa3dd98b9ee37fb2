"""References of Backstage by its descriptor format, and which of our ids each means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from relaybook.load.foreign.entity import Reading
from relaybook.load.foreign.names import free, our_id
from relaybook.source import Place

SYSTEMS = ("component", "system", "resource", "api", "domain")
CONTACTS = ("group", "user")
DEFAULT = "default"


class Ref(NamedTuple):
    """`component:payments/ledger`; all parts in lower case, since references ignore case."""

    kind: str
    namespace: str
    name: str

    def __str__(self) -> str:
        kind = f"{self.kind}:" if self.kind else ""
        return f"{kind}{self.namespace}/{self.name}"


def parse_ref(text: str, kind: str, namespace: str) -> Ref:
    """Read `[kind:][namespace/]name`; what is left out is taken from `kind` and `namespace`."""
    before, colon, rest = text.strip().partition(":")
    if not colon:
        before, rest = "", text.strip()
    space, slash, name = rest.partition("/")
    if not slash:
        space, name = "", rest
    return Ref((before or kind).lower(), (space or namespace).lower(), name.lower())


class Declared(NamedTuple):
    """An entity that a file holds, with the name as it is spelled there."""

    ref: Ref
    spelled: str
    place: Place


@dataclass
class Names:
    """Gives each entity an id, and finds what a reference means."""

    ids: dict[Ref, str] = field(default_factory=dict)
    _same: dict[str, list[Ref]] = field(default_factory=dict)

    @classmethod
    def of(cls, declared: Iterable[Declared], reading: Reading) -> Names:
        """Give ids; of entities with one name, the default namespace and components go first."""
        names = cls()
        for group in (SYSTEMS, CONTACTS):
            found = [one for one in declared if one.ref.kind in group]
            taken: set[str] = set()
            for one in sorted(found, key=lambda each: _rank(each.ref, group)):
                names._give(one, taken, reading)
        return names

    def _give(self, one: Declared, taken: set[str], reading: Reading) -> None:
        ref, wanted = one.ref, our_id(one.spelled)
        if not wanted:
            return
        spaced = our_id(f"{ref.namespace}-{ref.name}")
        others = (
            (f"{wanted}-{ref.kind}",)
            if ref.namespace == DEFAULT
            else (spaced, f"{spaced}-{ref.kind}")
        )
        id_ = free(wanted, taken, *others)
        taken.add(id_)
        self.ids[ref] = id_
        same = self._same.setdefault(ref.name, [])
        if id_ != one.spelled:
            reading.normalised("metadata.name", str(ref), _why(one, same), id_, one.place)
        same.append(ref)

    def find(self, ref: Ref) -> str | None:
        """Return the id that `ref` means; an empty kind fits any system. None if unknown."""
        kinds = SYSTEMS if not ref.kind else (ref.kind,)
        return next(
            (self.ids[one] for kind in kinds if (one := ref._replace(kind=kind)) in self.ids), None
        )

    def elsewhere(self, ref: Ref) -> Iterator[Ref]:
        """Yield entities of the same name in other namespaces, which a reference does not mean."""
        for one in self._same.get(ref.name, ()):
            if one.namespace != ref.namespace and (not ref.kind or one.kind == ref.kind):
                yield one


def _rank(ref: Ref, group: tuple[str, ...]) -> tuple[bool, str, int, str]:
    return (ref.namespace != DEFAULT, ref.namespace, group.index(ref.kind), ref.name)


def _why(one: Declared, same: list[Ref]) -> str:
    for other in same:
        if other.namespace != one.ref.namespace and other.kind == one.ref.kind:
            return f"{one.spelled} (same name as {other}, other namespace)"
    return f"{one.spelled} (same name as {same[0]})" if same else one.spelled
