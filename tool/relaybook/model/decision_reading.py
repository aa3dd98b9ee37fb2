"""How a decision was written: every place where it says something about itself."""

from dataclasses import dataclass, field
from datetime import date

from relaybook.source import Place

RELATIONS = ("supersedes", "superseded_by", "amends", "amended_by", "relates_to")

# Where a value may stand, the form that counts first; see `WrittenStatus.form`.
FRONT_MATTER, LIST, BOLD, LINE = "front matter", "list", "bold line", "line"
TABLE, SECTION, TAGS, FILE_NAME = "table", "section", "tags", "file name"
FORMS = (FRONT_MATTER, LIST, BOLD, LINE, TABLE, SECTION, TAGS, FILE_NAME)


@dataclass(frozen=True, slots=True)
class WrittenStatus:
    """One place that states the status.

    form: one of `FORMS`. text: all that stands there ("Superseded by ADR-0004"). word: the words
    in it that are the status, as written. status: the one of ours it means, empty where nobody
    knows it.
    """

    form: str
    text: str
    word: str
    status: str
    place: Place


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One place that states a date.

    name: the field, `date` or `review_by_on`. day: None where it cannot be told.
    readings: the days that it may mean where day and month could be either way round, else empty.
    """

    name: str
    form: str
    text: str
    day: date | None
    place: Place
    readings: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One place that names another decision.

    name: one of `RELATIONS`, as seen from the decision that holds it. reference: what names the
    other, a link's target where it is a link. text: the words of that link, empty for none.
    partial: whether it was written as "superseded in part", which is an amendment.
    form: one of `FORMS`.
    """

    name: str
    reference: str
    text: str
    partial: bool
    form: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A field in which the text of a template stands; `name` is the field."""

    name: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a decision beside its fields.

    variant: the form it is written in, in words; empty where nothing in it reads as a decision.
    number: of its file name, as text ("0012"), empty for none; prefix: what stands before it
    ("ADR"). stated_number: what front matter gives as `id` or `number`. space: the folder, or the
    first of the folders, over which numbers are unique. status_word: the status as written.
    statuses, dates: every place that states one, the one that counts first. relations: in the
    order of the file. unfilled: fields that nobody filled in. title: that which
    Markdown takes for a list ("9. Use X", underlined), empty for none.
    """

    variant: str = ""
    number: str = ""
    prefix: str = ""
    stated_number: str = ""
    space: str = ""
    status_word: str = ""
    statuses: tuple[WrittenStatus, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    relations: tuple[Relation, ...] = ()
    unfilled: tuple[Unfilled, ...] = field(default=())
    title: str = ""


NOT_READ = Reading()
