"""Which runbooks bring a system back."""

from collections.abc import Mapping

from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook


def disaster_recovery(base: KnowledgeBase) -> Mapping[str, tuple[Runbook, ...]]:
    """Return the runbooks of type disaster_recovery about each system that has any, by path."""
    found: dict[str, list[Runbook]] = {}
    for document in base.documents:
        if isinstance(document, Runbook) and document.type == "disaster_recovery":
            for system in dict.fromkeys(systems_of(document)):
                found.setdefault(system, []).append(document)
    return {system: tuple(runbooks) for system, runbooks in sorted(found.items())}


def recovery_runbooks(base: KnowledgeBase) -> Mapping[str, tuple[Runbook, ...]]:
    """Return the same, and where there is none the runbooks that restore the system's backups."""
    found = dict(disaster_recovery(base))
    for name in sorted(base.systems.keys() - found.keys()):
        named = (backup.restore_runbook for backup in base.systems[name].backups or ())
        runbooks = (base.runbooks.get(split_reference(one)[1]) for one in named if one)
        if known := tuple(dict.fromkeys(one for one in runbooks if one)):
            found[name] = known
    return found
