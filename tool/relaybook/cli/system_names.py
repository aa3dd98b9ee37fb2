"""Names of systems as people type them."""

from collections.abc import Iterator, Sequence

from relaybook.errors import UsageError
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.references import split_reference
from relaybook.model.system import System

_MOST_OFFERED = 3


def system_name(base: KnowledgeBase, written: str) -> str:
    """Return the id of the system that `written` names: its id, its title or an alias.

    Raises UsageError with what to write where it names none, or several.
    """
    name = written.strip().removeprefix("system:")
    if name in base.systems:
        return name
    ids = [one for one in base.systems if one.casefold() == name.casefold()]
    found = ids or sorted(
        id_ for id_, system in base.systems.items() if name.casefold() in _names(system)
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name!r} is what {_listed(found, 'and')} are called; write one of these")
    raise UsageError(f"there is no system {written!r}{_hint(base, name)}")


def _names(system: System) -> Iterator[str]:
    if system.title:
        yield system.title.casefold()
    for alias in system.aliases or ():
        if alias.value:
            yield alias.value.casefold()


def _hint(base: KnowledgeBase, name: str) -> str:
    if not base.systems:
        return ", and no other: relaybook new system NAME"
    if split_reference(name)[1] in base.contacts:
        return f"; it is a contact: relaybook who {name}"
    near = nearest(name, base.systems)
    alike = [near] if near else sorted(one for one in base.systems if name.casefold() in one)
    if alike:
        return f"; did you mean {_listed(alike[:_MOST_OFFERED], 'or')}?"
    return f"; relaybook map shows all {len(base.systems):,}"


def _listed(names: Sequence[str], last: str) -> str:
    *most, end = (repr(one) for one in names)
    return f"{', '.join(most)} {last} {end}" if most else end
