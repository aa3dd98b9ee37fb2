"""Which contact somebody probably meant who wrote one that does not exist."""

from collections.abc import Collection

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest

_FEW = 5


def did_you_mean(base: KnowledgeBase, name: str, types: Collection[str] = ()) -> str:
    """Return `; did you mean vendor:acme?`, or who there is where they are few; else nothing.

    types: of which a contact must be, any where there are none.
    """
    known = {one.id: one for one in base.contacts.values() if not types or one.type in types}
    within = [one for one in known if name and name in one]
    near = nearest(name, known) or (within[0] if len(within) == 1 else "")
    if near:
        return f"; did you mean {known[near].type or 'contact'}:{near}?"
    return f"; known are {', '.join(sorted(known))}" if 0 < len(known) <= _FEW else ""
