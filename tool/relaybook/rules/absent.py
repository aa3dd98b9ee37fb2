"""A value that nobody has written, reported at the record that should say it."""

from collections.abc import Iterator

from relaybook.findings import CannotTell
from relaybook.model.knowledge_base import systems_of
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context


def is_absent(record: Record, name: str, context: Context) -> bool:
    """Whether a field has no value, and neither a reason nor another finding says why.

    A value that a catch-all gives to everything is none.
    """
    key = name.rstrip("_")
    if getattr(record, name) not in (None, (), "") and not record.is_catch_all(key):
        return False
    return record.applies(key) and not context.is_explained(record, key)


def where_absent(
    record: System | Runbook, name: str, context: Context
) -> Iterator[System | Runbook | CannotTell]:
    """Yield the records that should say what `record` lacks.

    For a runbook they are its systems, so that a gap in one system is reported once and not in
    each of its runbooks; the runbook itself where its systems cannot help.
    """
    if isinstance(record, System) or not (record.systems or record.applies("systems")):
        yield record
    elif not record.systems:
        yield CannotTell("runbooks that name no system to inherit from")
    else:
        yield from _in_systems(record, name, context)


def _in_systems(
    runbook: Runbook, name: str, context: Context
) -> Iterator[System | Runbook | CannotTell]:
    systems = [context.kb.systems.get(system) for system in systems_of(runbook)]
    known = [system for system in systems if system is not None]
    if len(known) < len(systems):
        yield CannotTell("runbooks whose system is unknown")
    elif lacking := [one for one in known if _lacks(one, name)]:
        yield from lacking
    else:
        yield runbook


def _lacks(system: System, name: str) -> bool:
    return system.applies(name) and (not getattr(system, name) or system.is_catch_all(name))
