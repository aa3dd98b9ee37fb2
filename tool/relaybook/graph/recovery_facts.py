"""Everything that the texts of a recovery say, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.deadlocks import RecoveryDeadlock, recovery_deadlocks
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import hard_cold_start, hard_run
from relaybook.graph.recovery import RecoveryPlan, cold_start_of, recovery_plan
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.recovery_runbooks import recovery_runbooks
from relaybook.model.runbook import Runbook
from relaybook.model.system import System


@dataclass(frozen=True)
class RecoveryFacts:
    """A plan with what people need beside it.

    asked: the systems that were asked for, empty for all. left_out: systems that nobody brings
    back, each with the reason. deadlocks: what is needed to recover a system and hangs on it.
    unordered: how many hard needs between these are for running only, and order nothing.
    """

    plan: RecoveryPlan
    asked: tuple[str, ...]
    runbooks: Mapping[str, tuple[Runbook, ...]]
    left_out: Mapping[str, str]
    deadlocks: tuple[RecoveryDeadlock, ...]
    unordered: int


def recovery_facts(
    base: KnowledgeBase, graph: DependencyGraph, systems: Sequence[str] = ()
) -> RecoveryFacts:
    """Return how to bring back `systems` and what they need for that; by default everything."""
    wanted = cold_start_of(graph, systems) if systems else frozenset(graph.systems)
    reasons = {name: reason_not_to_restore(base.systems[name]) for name in sorted(wanted)}
    left_out = {name: reason for name, reason in reasons.items() if reason}
    among = wanted - left_out.keys()
    times = {name: time.in_seconds for name in among if (time := base.systems[name].restore_time)}
    return RecoveryFacts(
        plan=recovery_plan(graph, times, among),
        asked=tuple(systems),
        runbooks=recovery_runbooks(base),
        left_out=left_out,
        deadlocks=tuple(one for one in recovery_deadlocks(graph) if one.need.source in among),
        unordered=sum(
            edge.source in among and edge.target in among
            for edge in graph.edges
            if hard_run(edge) and not hard_cold_start(edge)
        ),
    )


def reason_not_to_restore(system: System) -> str:
    """Return why nobody brings a system back; empty where somebody does."""
    if system.entity == "domain":
        return "a domain"
    return system.lifecycle if system.lifecycle in ("planned", "retired") else ""
