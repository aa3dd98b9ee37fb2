"""The kinds of value that fields hold, each with the message a person gets for a wrong one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from relaybook.model.day_forms import the_day
from relaybook.model.duration import Duration
from relaybook.model.hours import Hours


class Part(BaseModel):
    """An object inside a record: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that names another record; `kinds` are tried in order for a bare id.

    words: values that are no reference. or_text: whether any text without a kind before it, such
    as a name, is none either.
    """

    kinds: tuple[str, ...]
    words: frozenset[str] = frozenset()
    or_text: bool = False


def _listed(value: Any) -> Any:
    return value if value is None or isinstance(value, list | tuple) else [value]


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        meant = the_day(str(value))
        how = f"{meant}, or run `relaybook check --fix`" if meant else "it like 2026-01-31"
        raise ValueError(f"is not a date: {value!r}; write {how}") from None


def _number(value: Any) -> Any:
    try:
        return float(str(value).replace("_", ""))
    except ValueError:
        raise ValueError(f"is not a number: {value!r}; write digits only, like 120000.50") from None


def _duration(value: Any) -> Any:
    return value if isinstance(value, Duration) else Duration.parse(str(value))


def _hours(value: Any) -> Any:
    return value if isinstance(value, Hours) else Hours.parse(str(value))


LISTED = BeforeValidator(_listed)

# Readers keep every scalar as its author wrote it, so 1.10 stays 1.10; editors may send a number.
Text = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
Texts = Annotated[tuple[Text, ...], LISTED]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[float, BeforeValidator(_number)]
Span = Annotated[
    Duration,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "examples": ["20m", "4h", "90d", "6 months", "PT30M"]}),
]
SupportHours = Annotated[
    Hours,
    BeforeValidator(_hours),
    WithJsonSchema({"type": "string", "examples": ["24x7", "Mon-Fri 09:00-18:00"]}),
]

SystemRef = Annotated[Text, Reference(("system",))]
TeamRef = Annotated[Text, Reference(("team",))]
VendorRef = Annotated[Text, Reference(("vendor",))]
OrgRef = Annotated[Text, Reference(("vendor",), frozenset({"internal"}))]
VendorOrText = Annotated[Text, Reference(("vendor",), or_text=True)]
PersonRef = Annotated[Text, Reference(("person",))]
RoleRef = Annotated[Text, Reference(("role", "team", "person"))]
ContactRef = Annotated[Text, Reference(("team", "role", "person", "vendor"))]
RunbookRef = Annotated[Text, Reference(("runbook",))]

SystemRefs = Annotated[tuple[SystemRef, ...], LISTED]
ContactRefs = Annotated[tuple[ContactRef, ...], LISTED]
VendorsOrTexts = Annotated[tuple[VendorOrText, ...], LISTED]
RunbookRefs = Annotated[tuple[RunbookRef, ...], LISTED]
