"""What was given for each record of a revision, kept while nothing that it rests on moves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from relaybook.review.revision_tokens import Token, Tokens

T = TypeVar("T")


@dataclass
class _Group:
    """Records of which a rule read the same things. tokens: of those, in their order."""

    tokens: tuple[Token, ...]
    paths: set[str] = field(default_factory=set)


@dataclass
class Kept(Generic[T]):
    """What one rule or requirement gave, by the path of the record; nothing is not kept."""

    groups: dict[tuple[str, ...], _Group] = field(default_factory=dict)
    given: dict[str, T] = field(default_factory=dict)

    def valid(self, tokens: Tokens, changed: frozenset[str]) -> set[str]:
        """Return the records of which all still holds; what does not is forgotten."""
        held: set[str] = set()
        for reads, group in list(self.groups.items()):
            if group.tokens != tuple(map(tokens.of, reads)):
                del self.groups[reads]
            else:
                group.paths -= changed
                held |= group.paths
        self.given = {path: one for path, one in self.given.items() if path in held}
        return held

    def keep(self, path: str, reads: Iterable[str], given: T, tokens: Tokens) -> None:
        """Remember what was given for a record, and what that rests on."""
        key = tuple(sorted(reads))
        if key not in self.groups:
            self.groups[key] = _Group(tuple(map(tokens.of, key)))
        self.groups[key].paths.add(path)
        if given:
            self.given[path] = given
