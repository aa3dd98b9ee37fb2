"""Readers of what people type: each returns a value or raises ValueError with what to write."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.scaffold.slug import slug

_SHORTEST_REASON = 20


def name(written: str) -> str:
    """Return a name of which an id can be made."""
    slug(written)
    return written


def day(written: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"is not a date: {written!r}; write it like 2027-03-31") from None


def day_from(first: date) -> Callable[[str], date]:
    """Return a reader of days that are not before `first`."""

    def read(written: str) -> date:
        found = day(written)
        if found < first:
            raise ValueError(f"is in the past: {found}; for a vendor who has left, name no vendor")
        return found

    return read


def tier(written: str) -> int:
    """Return a service tier."""
    if written not in ("1", "2", "3", "4"):
        raise ValueError(f"is none of 1, 2, 3, 4: {written!r}; 1 is the most critical")
    return int(written)


def known(kind: str, records: Mapping[str, Record]) -> Callable[[str], str]:
    """Return a reader of ids of records of one kind; their names are understood too."""
    names = {record.name.casefold(): id_ for id_, record in records.items()}

    def read(written: str) -> str:
        bare = written.rpartition(":")[2].strip()
        if bare in records:
            return bare
        if bare.casefold() in names:
            return names[bare.casefold()]
        near = nearest(bare, [*records, *names])
        near = names.get(near, near)
        listed = f"there are {', '.join(sorted(records)[:6])}" if records else "there is none yet"
        raise ValueError(
            f"names no {kind}: {bare!r}; {f'did you mean {near!r}?' if near else listed}"
        )

    return read


def several(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of such answers with commas between them."""
    return lambda written: tuple(read(part.strip()) for part in written.split(",") if part.strip())


def contact(base: KnowledgeBase) -> Callable[[str], str]:
    """Return a reader of contacts, as typed references."""
    read = known("contact", base.contacts)

    def typed(written: str) -> str:
        id_ = read(written)
        return f"{base.contacts[id_].type}:{id_}"

    return typed


def needs(systems: Mapping[str, Record]) -> Callable[[str], tuple[str, ...] | str]:
    """Return a reader of what a system needs: ids of systems, or a sentence why it needs none."""
    read = several(known("system", systems))

    def either(written: str) -> tuple[str, ...] | str:
        try:
            return read(written)
        except ValueError as error:
            if " " in written and "," not in written and len(written) >= _SHORTEST_REASON:
                return written
            raise ValueError(
                f"{error}; or say in at least {_SHORTEST_REASON} characters why it needs none"
            ) from None

    return either


def steps(numbers: Mapping[int, Any]) -> Callable[[str], tuple[int, ...]]:
    """Return a reader of numbers of steps."""

    def read(written: str) -> tuple[int, ...]:
        parts = written.replace(",", " ").split()
        if not all(part.isdecimal() and int(part) in numbers for part in parts):
            raise ValueError(
                f"names no steps: {written!r}; there are {', '.join(map(str, numbers))}"
            )
        return tuple(map(int, parts))

    return read
