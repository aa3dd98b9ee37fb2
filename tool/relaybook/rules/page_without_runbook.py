from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.alert import AlertRule
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_WAKES = frozenset({"page", "paging", "pager", "critical"})
_ELSEWHERE = "alerts whose runbook is kept elsewhere, as their runbook_url says"


@rule("page-without-runbook", on=KnowledgeBase, level=Level.FULL, area="monitoring", severity=None)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    """Each alert that wakes somebody says what is wrong and leads to a runbook."""
    named = {name for runbook in kb.runbooks.values() for name in runbook.alerts or ()}
    for alert in kb.alerts:
        is_asked = context.configuration.level_of(alert.place.path) >= Level.FULL
        if is_asked and alert.severity.casefold() in _WAKES:
            yield from _judged(alert, named, kb)


def _judged(alert: AlertRule, named: set[str], kb: KnowledgeBase) -> Iterator[Problem | CannotTell]:
    leads = alert.name in named or _last_part(alert) in kb.runbooks
    if not leads and alert.runbook_url and not _is_ours(alert, kb):
        yield CannotTell(_ELSEWHERE)
        leads = True
    lacks = [
        *([] if alert.summary else ["no summary or description"]),
        *([] if leads else ["no runbook"]),
    ]
    if lacks:
        yield Problem(
            alert.place,
            f"{alert.name} wakes somebody, and has {' and '.join(lacks)}",
            f"write what it means for users in `annotations.summary`, and `alerts: [{alert.name}]` "
            "in the runbook that says what to do",
        )


def _last_part(alert: AlertRule) -> str:
    """Return the last part of the address of its runbook: the id in `/r/restart-cards/`."""
    return alert.runbook_url.partition("#")[0].rstrip("/").rpartition("/")[2]


def _is_ours(alert: AlertRule, kb: KnowledgeBase) -> bool:
    """Whether its address is one of the site made of this knowledge base."""
    addresses = (kb.configuration.url, *kb.configuration.former_urls)
    return any(one and alert.runbook_url.startswith(one) for one in addresses)
