"""Decisions (ADRs): what was decided, by whom, and what it rests on."""

from typing import Annotated, Any, ClassVar

from pydantic import AliasChoices, BeforeValidator, Field

from relaybook.model.contact import Audience
from relaybook.model.decision_names import name_of
from relaybook.model.decision_reading import (
    NOT_READ,
    Reading,
    Relation,
    Unfilled,
    WrittenDate,
    WrittenStatus,
)
from relaybook.model.fields import (
    LISTED,
    ContactRefs,
    Day,
    Part,
    RunbookRefs,
    SystemRefs,
    Text,
    Texts,
)
from relaybook.model.record import Record


class Assumption(Part):
    """A belief the decision rests on, and when to look at it again."""

    what: Text | None = None
    revisit_when: Text | None = None
    valid_until_on: Day | None = None


def _assumption(value: Any) -> Any:
    return {"what": value} if isinstance(value, str) else value


class Decision(Record):
    """An architecture decision record.

    Fields hold what counts, wherever in the file it was written; `reading` has every place.
    status: one of `STATUSES`, None also where a word is written that nobody knows.
    supersedes and the like: references as written; `DecisionIndex` resolves them.
    """

    kind: ClassVar[str] = "decision"

    title: Text | None = None
    status: Text | None = None
    date: Day | None = None
    decision_makers: Annotated[
        Texts | None, Field(validation_alias=AliasChoices("decision_makers", "deciders"))
    ] = None
    consulted: Texts | None = None
    informed: Texts | None = None
    owners: ContactRefs | None = None
    systems: SystemRefs | None = None
    paths: Texts | None = None
    runbooks: RunbookRefs | None = None
    supersedes: Texts | None = None
    superseded_by: Texts | None = None
    amends: Texts | None = None
    amended_by: Texts | None = None
    relates_to: Texts | None = None
    assumptions: Annotated[
        tuple[Annotated[Assumption, BeforeValidator(_assumption)], ...] | None, LISTED
    ] = None
    review_by_on: Annotated[
        Day | None, Field(validation_alias=AliasChoices("review_by_on", "review_by"))
    ] = None
    aliases: Texts | None = None
    rationale_confirmed_by: ContactRefs | None = None
    origin: Text | None = None
    audience: Audience | None = None
    tags: Texts | None = None

    @property
    def reading(self) -> Reading:
        """How it was written, and where."""
        return self._facts.reading or NOT_READ

    @property
    def heading(self) -> str:
        """The title in its text, else the words of its file name: a section gives it no name."""
        titles = (one.text for one in self.outline.headings if one.level == 1)
        words = name_of(self.id.rpartition("/")[2]).slug.replace("-", " ")
        return next(titles, "") or self.reading.title or words[:1].upper() + words[1:]

    @property
    def name(self) -> str:
        """The title where there is one, else the heading, else the id."""
        return self.title or self.heading or self.id

    @property
    def log(self) -> str:
        """The folder of its log below that for decisions, empty for none."""
        return self.id.rpartition("/")[0]

    @property
    def number(self) -> str:
        """The number in its file name, as text ("0012"); empty for none."""
        return self.reading.number or name_of(self.id.rpartition("/")[2]).number

    @property
    def status_word(self) -> str:
        """The status in the words of its author; empty for none, or for a template's text."""
        return self.reading.status_word

    @property
    def variant(self) -> str:
        """The form it is written in, in words; empty where nothing reads as a decision."""
        return self.reading.variant

    @property
    def statuses(self) -> tuple[WrittenStatus, ...]:
        """Every place that states a status, the one that counts first."""
        return self.reading.statuses

    @property
    def dates(self) -> tuple[WrittenDate, ...]:
        """Every place that states a date, the one that counts first."""
        return self.reading.dates

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Every place that names another decision, in the order of the file."""
        return self.reading.relations

    @property
    def unfilled(self) -> tuple[Unfilled, ...]:
        """Fields in which a template's text was left."""
        return self.reading.unfilled

    @property
    def is_in_force(self) -> bool:
        """Whether people must follow it; an amended or partly superseded one still counts."""
        return self.status == "accepted"
