from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule

_ELSEWHERE = ("decision", "decisions", "adr", "adrs")


@rule(
    "system-without-decision",
    on=System,
    level=Level.FULL,
    area="decisions",
    severity=Severity.INFO,
    thresholds={"to_tier": 2},
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each system of ours that matters most names the decisions it was built on."""
    if is_retired(system) or is_planned(system) or system.scope == "external":
        return
    if not _matters(system, context):
        return
    if not context.kb.decisions:
        yield CannotTell("systems of a base that has no decisions")
        return
    if system.id in context.systems_decided:
        return
    if any(link.rel in _ELSEWHERE and link.url for link in system.links or ()):
        yield CannotTell("systems whose decisions are kept elsewhere, as a link of theirs says")
    else:
        yield Problem(
            system.top(),
            f"no accepted decision names {system.id}, so nobody can say why it is as it is",
            f"write `systems: [{system.id}]` in the decisions about it; where there are none,"
            " write down the most important one with `origin: reconstructed`; where they are kept"
            " elsewhere, say where: `links: [{rel: decisions, url: ...}]`",
        )


def _matters(system: System, context: Context) -> bool:
    tier = system.service_tier
    return tier is not None and int(tier) <= context.threshold(check, "to_tier")
