"""Puts requirements to one revision after the other, again only where something moved."""

from dataclasses import dataclass, field
from typing import Any

from relaybook.model.record import Record
from relaybook.model.requirement import Requirement
from relaybook.review.kept import Kept
from relaybook.review.ladder import Bench
from relaybook.review.reading_context import CONTENT, ReadingContext, Reads
from relaybook.review.revision_tokens import Tokens
from relaybook.review.standing import Standing

Standings = dict[str, Kept[Standing]]
"""How records stand to each requirement, by its id."""


@dataclass(frozen=True)
class Reading:
    """How one revision is read. changed: paths of the records that are another or gone."""

    context: ReadingContext
    reads: Reads
    tokens: Tokens
    changed: frozenset[str]


@dataclass(frozen=True)
class RememberingBench(Bench):
    """A bench that keeps what rests on nothing that changed. kept: shared by all revisions."""

    reading: Reading
    kept: Standings
    _held: dict[str, set[str]] = field(default_factory=dict, compare=False, repr=False)

    def standing_of(self, requirement: Requirement, subject: Record) -> Standing:
        """Return how a record stands to a requirement, as an earlier revision knows it or anew."""
        kept, tokens = self.kept.setdefault(requirement.id, Kept()), self.reading.tokens
        if requirement.id not in self._held:
            self._held[requirement.id] = kept.valid(tokens, self.reading.changed)
        if subject.path in self._held[requirement.id]:
            return kept.given[subject.path]
        context: Any = self.reading.context
        context.asks_of_all = False
        found, reads = self.reading.reads.during(
            lambda: self.standing_in(context, requirement, subject)
        )
        kept.keep(subject.path, reads - {CONTENT + one for one in subject.files}, found, tokens)
        return found
