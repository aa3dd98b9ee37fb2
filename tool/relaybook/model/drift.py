"""What moved under a runbook without its text being touched."""

from collections.abc import Iterator
from datetime import date

from relaybook.model.history import Change, History
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.runbook import Runbook
from relaybook.model.signal import Evidence
from relaybook.model.system import System
from relaybook.model.versions import is_older


def drift(
    kb: KnowledgeBase, runbook: Runbook, history: History | None, since: date | None, day: date
) -> Iterator[Evidence]:
    """Yield what changed around a runbook after one day and until another.

    since: when it was last known to fit, None where it never was.
    """
    systems = [kb.systems[name] for name in systems_of(runbook) if name in kb.systems]
    for system in dict.fromkeys(one.id for one in systems):
        yield from _dependencies(kb.systems[system], history, since, day)
    for system in dict.fromkeys(one.id for one in systems):
        yield from _versions(runbook, kb.systems[system])


def _dependencies(
    system: System, history: History | None, since: date | None, day: date
) -> Iterator[Evidence]:
    if history is None or since is None:
        return
    changes = (one for path in system.files for one in history.until(path, day))
    later = [one for one in changes if one.touches_dependencies and one.day > since]
    if later:
        last: Change = max(later, key=lambda one: (one.day, one.commit))
        about = f"commit {last.commit[:10]} by {last.author}"
        yield Evidence(
            f"what {system.name} depends on changed on {last.day} ({about})", (), system.path
        )


def _versions(runbook: Runbook, system: System) -> Iterator[Evidence]:
    declared = {
        one.name.strip().casefold(): one.version
        for one in system.components or ()
        if one.name and one.version
    }
    for tried in runbook.tested_with or ():
        now = declared.get((tried.component or "").strip().casefold())
        if now and tried.version and is_older(tried.version, now):
            text = f"tested with {tried.component} {tried.version}, {system.name} has {now}"
            yield Evidence(text, (), system.path)
