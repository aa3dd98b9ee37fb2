"""Requirements as data: what a record must hold, how hard each profile asks, and why."""

from enum import IntEnum
from functools import cached_property
from typing import Any, Literal, get_args

from pydantic import Field, field_validator, model_validator

from relaybook.config_section import Section
from relaybook.findings import Level, Severity

Kind = Literal["record", "system", "runbook", "decision", "handover", "contact"]
CheckName = Literal[
    "present",
    "resolves",
    "internal_active",
    "age_at_most",
    "at_least",
    "matches",
    "ordered_dates",
    "consistent",
    "one_of",
]
Relation = Literal["at_most", "at_least", "in", "not_in", "same", "different", "apart"]
Strength = Literal["presence", "consistency", "time", "evidence"]
Protects = Literal["own it", "see it", "stop it", "restore it", "get in", "lawful"]
Profile = Literal["base", "ai", "regulated", "vendor-exit"]


class Rung(IntEnum):
    """How well something is met: the ladder of a review."""

    MISSING = 0
    STATED = 1
    EVIDENCED = 2
    PROVEN = 3

    @property
    def word(self) -> str:
        """The name as people write it."""
        return self.name.lower()


_RUNGS: dict[str, Rung] = {
    "presence": Rung.STATED,
    "consistency": Rung.STATED,
    "time": Rung.EVIDENCED,
    "evidence": Rung.EVIDENCED,
}


STEPS = "steps"
SECTION = "section "
IF_ANY = " if any"
"""What a requirement may need of a page: steps, `section <name>`, `section <name> if any`."""
_TIMELESS = frozenset({"present", "resolves", "matches", "consistent", "one_of"})


class Condition(Section):
    """When something is asked at all; every part must hold.

    values: field to the values it may have; other_than: field to those it must not have, though
    it must be filled. present, absent: fields that must or must not be filled. to_come: those
    whose day lies ahead, by more than ahead_days; with -1 the day itself counts. tier_from,
    tier_to: the most and the least critical tier of which it is asked. reason: said where it does
    not hold.
    """

    values: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    other_than: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    to_come: tuple[str, ...] = ()
    ahead_days: int = 0
    tier_from: int | None = None
    tier_to: int | None = None
    reason: str = ""

    @cached_property
    def is_always(self) -> bool:
        """Whether it holds of everything."""
        return not self.model_fields_set - {"reason"}

    @field_validator("values", "other_than", mode="before")
    @classmethod
    def _lists(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: one if isinstance(one, list) else [one] for key, one in value.items()}


class FieldCheck(Section):
    """One check of a requirement.

    each: the list whose entries are judged one by one (`models[].metrics[]`); without, the record.
    where: which entries. fields: the fields at fault, relative to the entry. any_of: whether one
    of them is enough. The rest are parameters of the checks: see the reference of packs.
    by_receiver: whether passing shows that the receiving side has done it, which makes it proven.
    known_as: whether `pattern` is held against what the contact that a field names is called.
    optional: whether an absent value passes. says: the message, with {entry}, {field} and {value};
    write: what to write instead.
    """

    check: CheckName
    each: str = ""
    where: Condition = Condition()
    fields: tuple[str, ...] = ()
    any_of: bool = False
    strength: Strength = "presence"
    by_receiver: bool = False
    optional: bool = False
    says: str = ""
    write: str = ""
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    pattern: str = ""
    not_pattern: str = ""
    outside_vendors: bool = False
    known_as: bool = False
    days: int | str | None = None
    tier_1_days: int | str | None = None
    count: int | str | None = None
    tier_1_count: int | str | None = None
    active: bool = False
    dates: tuple[str, ...] = ()
    strictly: bool = False
    left: str = ""
    relation: Relation | None = None
    right: str = ""

    @field_validator("fields", "kinds", "types", "values", "dates", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return value if isinstance(value, list | tuple) else [value]

    @field_validator("days", "tier_1_days", "count", "tier_1_count", mode="before")
    @classmethod
    def _numbered(cls, value: Any) -> Any:
        return int(value) if str(value).isdecimal() else value

    @model_validator(mode="after")
    def _complete(self) -> "FieldCheck":
        missing = [name for name in _NEEDED[self.check] if not getattr(self, name)]
        if missing:
            raise ValueError(f"the check {self.check} needs {' and '.join(missing)}")
        return self

    @cached_property
    def plain_fields(self) -> tuple[str, ...]:
        """The fields, where each of them is one of the entry itself; none where one is not."""
        return () if any("." in one or "[" in one for one in self.fields) else self.fields

    @cached_property
    def rung(self) -> Rung:
        """How high on the ladder passing this leads."""
        return Rung.PROVEN if self.by_receiver else _RUNGS[self.strength]


_NEEDED: dict[str, tuple[str, ...]] = {
    "present": ("fields",),
    "resolves": ("fields", "kinds"),
    "internal_active": ("fields",),
    "age_at_most": ("fields", "days"),
    "at_least": ("fields", "count"),
    "matches": ("fields",),
    "ordered_dates": ("dates",),
    "consistent": ("left", "relation", "right"),
    "one_of": ("fields", "values"),
}


class Requirement(Section):
    """One requirement.

    id: words that name the fault. code: its number in the catalogue. asks: what holds when it is
    met. rules: rules that judge it instead of checks. needs: fields that another requirement asks
    for, of a runbook also `steps`, `section <name>` or `section <name> if any`; where one is empty
    this is missing too, without a finding of its own.
    profiles: how hard each profile asks; off where it is not named. gate: whether failing it blocks
    acceptance where it is an error; gate_to_tier: for systems up to that tier.
    one_finding_each: whether only the first check that an entry fails is reported of it.
    thresholds: numbers that `rule_settings` may change, used by their names in checks.
    """

    id: str
    code: str = ""
    area: str
    on: Kind
    asks: str
    rules: tuple[str, ...] = ()
    checks: tuple[FieldCheck, ...] = ()
    when: Condition = Condition()
    needs: tuple[str, ...] = ()
    level: Literal["basic", "standard", "full"] = "full"
    profiles: dict[Profile, Literal["error", "warning", "info"]]
    gate: bool = False
    gate_to_tier: int | None = None
    protects: Protects | None = None
    strength: Strength = "presence"
    by_receiver: bool = False
    one_finding_each: bool = False
    why: str = ""
    source: str = ""
    write: str = ""
    thresholds: dict[str, int] = Field(default_factory=dict)
    file: str = ""

    @field_validator("needs", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return value if isinstance(value, list | tuple) else [value]

    @model_validator(mode="after")
    def _judged(self) -> "Requirement":
        if bool(self.rules) == bool(self.checks):
            raise ValueError("needs either `checks` or `rules` that judge it")
        if self.gate and self.protects is None:
            raise ValueError("is a gate, so it must say what it `protects`")
        return self

    @cached_property
    def severities(self) -> dict[str, Severity]:
        """How bad a failure is, by profile."""
        return {name: Severity[word.upper()] for name, word in self.profiles.items()}

    def severity_in(self, profiles: tuple[str, ...]) -> Severity | None:
        """Return how hard the hardest of some profiles asks; None where none of them does."""
        if profiles not in self._asked_in:
            asked = [self.severities[one] for one in profiles if one in self.severities]
            self._asked_in[profiles] = max(asked, default=None)
        return self._asked_in[profiles]

    @cached_property
    def _asked_in(self) -> dict[tuple[str, ...], Severity | None]:
        return {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that name it: its id, its code, and the rules that judge it."""
        return frozenset((self.id, self.code.casefold(), *self.rules))

    def stated_beside(self, check: FieldCheck) -> frozenset[str]:
        """Return the fields of the same entries whose absence another check reports."""
        return self._stated[id(check)]

    @cached_property
    def _stated(self) -> dict[int, frozenset[str]]:
        present = [one for one in self.checks if one.check == "present"]
        return {
            id(check): frozenset(
                field
                for one in present
                if one is not check and one.each == check.each
                for field in one.fields
            )
            for check in self.checks
        }

    @cached_property
    def is_timeless(self) -> bool:
        """Whether it is judged the same on every day."""
        conditions = (self.when, *(one.where for one in self.checks))
        return not any(one.to_come for one in conditions) and all(
            one.check in _TIMELESS and not one.known_as for one in self.checks
        )

    @cached_property
    def strongest(self) -> Strength:
        """How much its strongest check shows."""
        order = get_args(Strength)
        return max((one.strength for one in self.checks), key=order.index, default=self.strength)

    @property
    def asked_from(self) -> Level:
        """The level from which records are asked."""
        return Level[self.level.upper()]

    @property
    def highest(self) -> Rung:
        """The rung that is reached where everything passes."""
        own = Rung.PROVEN if self.by_receiver else _RUNGS[self.strength]
        return max((check.rung for check in self.checks), default=own)
