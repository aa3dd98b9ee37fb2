"""Names of systems as people type them."""

from relaybook.errors import UsageError
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest


def system_name(base: KnowledgeBase, written: str) -> str:
    """Return the id of the system that `written` names; raises UsageError with a suggestion."""
    name = written.removeprefix("system:")
    if name in base.systems:
        return name
    same = [one for one in base.systems if one.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    near = nearest(name, base.systems)
    raise UsageError(f"there is no system {name!r}" + (f"; did you mean {near!r}?" if near else ""))
