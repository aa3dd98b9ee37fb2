from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.alert import AlertRule
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.placeholder import is_placeholder
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import by_written_name
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_WAKES = frozenset({"page", "paging", "pager", "critical"})
_NO_ALERT = "systems that no alert names in its label `system`"
_ELSEWHERE = "alerts whose runbook is kept elsewhere, as their runbook_url says"


@rule(
    "page-without-runbook",
    on=(System, KnowledgeBase),
    level=Level.FULL,
    area="monitoring",
    severity=None,
)
def check(subject: System | KnowledgeBase, context: Context) -> Iterator[Problem | CannotTell]:
    """Each alert that wakes somebody says what is wrong, reaches us and leads to a runbook."""
    by_system = context.once("alerts by system", lambda: _by_system(context.kb))
    if isinstance(subject, System):
        alerts = by_system.get(subject.id, [])
        if not alerts and is_running(subject) and subject.scope == "internal":
            yield CannotTell(_NO_ALERT)
    else:
        alerts = [
            one
            for one in by_system.get("", [])
            if context.configuration.level_of(one.place.path) >= Level.FULL
        ]
    for alert in alerts:
        if alert.severity.casefold() in _WAKES:
            yield from _judged(alert, context, is_of_system=isinstance(subject, System))


def _by_system(kb: KnowledgeBase) -> Mapping[str, list[AlertRule]]:
    """Return the alerts of each system by its id; those of none that we know under no name."""
    called = {
        alias.value: name
        for name, system in sorted(kb.systems.items())
        for alias in system.aliases or ()
        if alias.value
    }
    found: dict[str, list[AlertRule]] = {}
    for alert in kb.alerts:
        name = alert.system if alert.system in kb.systems else called.get(alert.system, "")
        found.setdefault(name, []).append(alert)
    return found


def _by_alert(kb: KnowledgeBase) -> Mapping[str, list[Runbook]]:
    """Return the runbooks that name an alert, by its name."""
    found: dict[str, list[Runbook]] = {}
    for runbook in kb.runbooks.values():
        for name in runbook.alerts or ():
            found.setdefault(name, []).append(runbook)
    return found


def _judged(
    alert: AlertRule, context: Context, *, is_of_system: bool
) -> Iterator[Problem | CannotTell]:
    kb = context.kb
    runbooks = context.once("runbooks by alert", lambda: _by_alert(kb)).get(alert.name, [])
    if by_address := kb.runbooks.get(_last_part(alert)):
        runbooks = [*runbooks, by_address]
    is_elsewhere = not runbooks and bool(alert.runbook_url) and not _is_ours(alert, kb)
    if is_elsewhere:
        yield CannotTell(_ELSEWHERE)
    says = {
        "no condition": not is_placeholder(alert.condition),
        "no summary or description": not is_placeholder(alert.summary),
        "no runbook": is_elsewhere or bool(runbooks),
        "no route to anybody of ours": is_of_system or _is_routed(alert, runbooks, context),
    }
    if lacks := [what for what, is_said in says.items() if not is_said]:
        yield Problem(
            alert.place,
            f"{alert.name} wakes somebody, and has {' and '.join(lacks)}",
            _help(alert, lacks[-1].startswith("no route")),
        )


def _help(alert: AlertRule, lacks_route: bool) -> str:
    route = ", and whom it reaches in `labels.system` or `labels.team`" if lacks_route else ""
    return (
        "write when it fires in `expr`, what it means for users in `annotations.summary`, and "
        f"`alerts: [{alert.name}]` in the runbook that says what to do{route}"
    )


def _is_routed(alert: AlertRule, runbooks: list[Runbook], context: Context) -> bool:
    """Whether it is known whom an alert reaches that names no system.

    By its label, or by the system of its runbook, whose `alert_route` another requirement asks for.
    """
    about = (name for runbook in runbooks for name in systems_of(runbook))
    if any(name in context.kb.systems for name in about):
        return True
    directory = context.directory
    contact = directory.find(alert.team) or by_written_name(context).get(alert.team.casefold())
    return bool(contact and directory.is_internal(contact) and directory.standing(contact).active)


def _last_part(alert: AlertRule) -> str:
    """Return the last part of the address of its runbook: the id in `/r/restart-cards/`."""
    return alert.runbook_url.partition("#")[0].rstrip("/").rpartition("/")[2]


def _is_ours(alert: AlertRule, kb: KnowledgeBase) -> bool:
    """Whether its address is one of the site made of this knowledge base, or no whole one."""
    if "://" not in alert.runbook_url:
        return True
    addresses = (kb.configuration.url, *kb.configuration.former_urls)
    return any(one and alert.runbook_url.startswith(one) for one in addresses)
