"""What is wrong in a requirement that can be read: names of nothing."""

import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter

from relaybook.load.configuration_faults import meant
from relaybook.load.validate import field_names, part_at
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.decision import Decision
from relaybook.model.field_path import written
from relaybook.model.handover import Handover
from relaybook.model.heading_style import section_names
from relaybook.model.record import Record
from relaybook.model.requirement import IF_ANY, SECTION, STEPS, FieldCheck, Requirement
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.source import FieldPath

KINDS: Mapping[str, type[Record]] = {
    "record": Record,
    "system": System,
    "runbook": Runbook,
    "decision": Decision,
    "handover": Handover,
    "contact": Contact,
}
"""The kind of record that each word of `on` means."""

_SAID = ("entry", "field", "value")
_KNOWN = ", ".join(f"{{{name}}}" for name in _SAID)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Fault = tuple[FieldPath, str]


def faults_of(requirement: Requirement, rules: Collection[str]) -> Iterator[Fault]:
    """Yield where a requirement names a rule, field or threshold that is none, and what is meant.

    rules: the ids of the rules that are written in Python; where empty they are not looked at.
    """
    for index, name in enumerate(requirement.rules if rules else ()):
        if name not in rules:
            yield (
                ("rules", index),
                f"{name!r} is no rule; {meant(name, rules, 'rules', '`relaybook rules`')}",
            )
    if not _ID.fullmatch(requirement.id):
        yield ("id",), "is no id; write words in lower case with hyphens between them"
    if requirement.checks and requirement.id in rules:
        yield ("id",), "is the id of a rule; write another, or name that rule under `rules`"
    for index, need in enumerate(requirement.needs):
        if message := _no_need(need, requirement):
            yield ("needs", index), message
    for index, check in enumerate(requirement.checks):
        for path, message in _of_check(check, requirement):
            yield ("checks", index, *path), message


def _no_need(need: str, requirement: Requirement) -> str:
    """Return what is wrong with something that is needed; empty where it is a field or section."""
    if need.startswith(SECTION):
        name = need.removeprefix(SECTION).removesuffix(IF_ANY)
        known = section_names()
        return "" if name in known else f"{name} is no section; {meant(name, known, 'sections')}"
    if need == STEPS or requirement.on == "record":
        return ""
    return _unknown(KINDS[requirement.on], _steps(need))


def _of_check(check: FieldCheck, requirement: Requirement) -> Iterator[Fault]:
    for name in ("days", "tier_1_days", "count", "tier_1_count"):
        value = getattr(check, name)
        if isinstance(value, str) and value not in requirement.thresholds:
            yield (name,), f"{value!r} is no number, and none of the `thresholds`"
    for name in ("pattern", "not_pattern"):
        if fault := _no_expression(getattr(check, name)):
            yield (name,), fault
    if fault := _no_message(check.says):
        yield ("says",), fault
    if requirement.on != "record":
        yield from _of_fields(check, KINDS[requirement.on])


def _no_expression(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return f"is no regular expression: {error}"
    return ""


def _no_message(says: str) -> str:
    """Return what is wrong with the words of a check: they may name three things and no more."""
    try:
        named = [parts[1:] for parts in Formatter().parse(says) if parts[1] is not None]
    except ValueError as error:
        return f"is no message: {error}; write {{{{ and }}}} for braces"
    unknown = next((name for name, *_ in named if name not in _SAID), None)
    if unknown is not None:
        return f"{{{unknown}}} is not known here; write {_KNOWN}"
    longer = next((name for name, *more in named if any(more)), "")
    return f"{{{longer}}} has something after its name; write {{{longer}}} alone" if longer else ""


def _of_fields(check: FieldCheck, kind: type[Record]) -> Iterator[Fault]:
    entry = _steps(check.each)
    if entry and (message := _unknown(kind, entry)):
        yield ("each",), message
        return
    named: list[tuple[FieldPath, str]] = [
        *((("fields", index), field) for index, field in enumerate(check.fields)),
        *((("dates", index), field) for index, field in enumerate(check.dates)),
        (("left",), check.left),
        (("right",), check.right),
    ]
    for path, field in named:
        is_day = field.startswith("as_of")
        if field and not is_day and (message := _unknown(kind, (*entry, *_steps(field)))):
            yield path, message


def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.replace("[]", "").split(".")) if path else ()


def _unknown(kind: type[Record], steps: tuple[str, ...]) -> str:
    """Return what is wrong with a path of keys; empty where it leads to a field."""
    kinds: list[type[Record]] = [kind]
    if kind is Contact:
        kinds += CONTACT_TYPES.values()
    for end in range(1, len(steps) + 1):
        holders = [one for one in kinds if part_at(one, steps[: end - 1])]
        if not holders:
            return ""  # below it people write what they like
        known = {name for one in holders for name in field_names(one, steps[: end - 1])}
        if steps[end - 1] not in known:
            return f"{written(steps)} is no field; {meant(steps[end - 1], known, 'fields')}"
    return ""
