"""Names of handovers as people type them."""

from relaybook.errors import UsageError
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest


def handover_named(base: KnowledgeBase, written: str | None) -> Handover:
    """Return the handover that `written` names; the only one where nothing is written.

    Raises UsageError with what to write.
    """
    known = sorted(base.handovers)
    if not known:
        raise UsageError("there is no handover here; write one: relaybook new handover NAME")
    if written is None:
        if len(known) > 1:
            raise UsageError(f"there are several handovers; name one of {', '.join(known)}")
        return base.handovers[known[0]]
    name = written.strip().removeprefix("handover:")
    if name in base.handovers:
        return base.handovers[name]
    near = nearest(name, known)
    hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"
    raise UsageError(f"there is no handover {written!r}; {hint}")
