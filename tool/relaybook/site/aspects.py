"""The aspects of a system (recovery, access, models …), each as the fields of its model say."""

from collections.abc import Iterator
from typing import Any

from relaybook.model.access import AccessPart
from relaybook.model.business import BusinessPart, Money
from relaybook.model.controls import ControlsPart
from relaybook.model.data import DataPart
from relaybook.model.fields import Part
from relaybook.model.models import ModelsPart
from relaybook.model.monitoring import MonitoringPart
from relaybook.model.record import Record
from relaybook.model.recovery import RecoveryPart
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page
from relaybook.site.prose import prose
from relaybook.site.tables import facts, parts_table
from relaybook.site.values import field_value, label, shown

_ASPECTS: tuple[tuple[str, type[Record]], ...] = (
    ("Recovery", RecoveryPart),
    ("Monitoring", MonitoringPart),
    ("Access", AccessPart),
    ("Data", DataPart),
    ("Models", ModelsPart),
    ("Business and cost", BusinessPart),
    ("Controls", ControlsPart),
)

_IN_LINE = 3  # an object with more fields gets a block of its own


def aspects(page: Page, record: Record) -> Iterator[Html]:
    """Yield a section for every aspect of which anything is known."""
    for title, model in _ASPECTS:
        if section := fields_section(page, record, title, tuple(model.model_fields)):
            yield section


def fields_section(
    page: Page, record: Record, title: str, names: tuple[str, ...], *, level: int = 2
) -> Html:
    """Return a section with the fields `names` of a record; empty where none has a value."""
    short = facts((label(name), _short(page, record, name)) for name in names)
    long = [_long(page, record, name, level + 1, alone=len(names) == 1) for name in names]
    content = joined([short, *long])
    return joined([page.heading(title, level), content]) if content else EMPTY


def _short(page: Page, record: Record, name: str) -> Child:
    """Return a field that fits beside its name: a value, or why it does not apply."""
    if reason := record.not_applicable.get((name,)):
        return joined([Html("does not apply: "), prose(reason)])
    return EMPTY if _is_long(getattr(record, name)) else field_value(page, record, name)


def _long(page: Page, record: Record, name: str, level: int, *, alone: bool) -> Html:
    value = getattr(record, name)
    if not _is_long(value):
        return EMPTY
    heading = EMPTY if alone else element(f"h{level}", label(name))
    return joined([heading, _content(page, value)])


def _content(page: Page, value: Any) -> Html:
    if isinstance(value, Part):
        return part_block(page, value)
    if any(_is_nested(part) for part in value):
        return joined(_titled_block(page, part) for part in value)
    return parts_table(page, value)


def part_block(page: Page, part: Part, said: tuple[str, ...] = ()) -> Html:
    """Return an object's short fields side by side, and each of its lists as a table below.

    said: fields that stand in its heading.
    """
    names = [name for name in type(part).model_fields if name not in said]
    plain = [name for name in names if not _is_parts(getattr(part, name))]
    tables = [
        joined(
            [element("p", element("strong", label(name))), parts_table(page, getattr(part, name))]
        )
        for name in names
        if _is_parts(getattr(part, name))
    ]
    return joined([facts((label(name), field_value(page, part, name)) for name in plain), *tables])


def _titled_block(page: Page, part: Part) -> Html:
    first = next(iter(type(part).model_fields))
    title = shown(page, getattr(part, first)) or Html("unnamed")
    version = getattr(part, "version", None)
    head = joined([title, f"version {version}" if version else ""], " · ")
    said = (first, "version") if version else (first,)
    return joined([element("h3", head), part_block(page, part, said)])


def _is_long(value: Any) -> bool:
    if isinstance(value, Part) and not isinstance(value, Money):
        filled = [getattr(value, name) for name in type(value).model_fields]
        return sum(one is not None for one in filled) > _IN_LINE or any(map(_is_parts, filled))
    return _is_parts(value)


def _is_parts(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Part)


def _is_nested(part: Part) -> bool:
    return any(_is_parts(getattr(part, name)) for name in type(part).model_fields)
