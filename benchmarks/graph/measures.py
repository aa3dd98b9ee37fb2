"""What is measured on one made estate: each part from cold, beyond loading."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.graph.made_systems import AS_OF
from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.map_groups import groupings
from relaybook.graph.map_layout import lay_out_map
from relaybook.graph.recovery_facts import recovery_facts
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule
from relaybook.site.map.data import map_script
from relaybook.site.plan import book_of

AREAS = frozenset({"dependencies", "recovery"})
MORE_RULES = frozenset({"key-person-risk", "escalation-cycle"})
_T = TypeVar("_T")
_DAY = date.fromisoformat(AS_OF)


@dataclass(frozen=True)
class Measured:
    """One estate. rules: CPU seconds of each rule by id, in the order in which they run: the first
    that asks something of the graph pays for the answer, as in a check. layout, recovery, page:
    CPU seconds. payload: bytes of the data of the map page, packed: the same after gzip.
    """

    systems: int
    needs: int
    loading: float
    rules: dict[str, float]
    layout: float
    recovery: float
    page: float
    payload: int
    packed: int

    @property
    def checks(self) -> float:
        """CPU seconds of all rules together."""
        return sum(self.rules.values())


def graph_rules() -> tuple[Rule, ...]:
    """Return the rules that judge the graph."""
    return tuple(one for one in RULES if one.area in AREAS or one.id in MORE_RULES)


def measure(folder: Path) -> Measured:
    """Measure the estate in `folder`."""
    loading, base = _timed(lambda: load(WorkingTree(folder)))
    graph = DependencyGraph.of(base)
    rules = dict(_rules(base))
    recovery, facts = _timed(lambda: recovery_facts(base, DependencyGraph.of(base)))
    people = base.directory(_DAY)
    layout, _ = _timed(
        lambda: [
            lay_out_map(graph, one) for one in groupings(graph, base.systems, people, facts.plan)
        ]
    )
    report = check(base, AsOf(_DAY), CheckOptions(), rules=())
    book = book_of(base, graph, report, None, {})
    page, script = _timed(lambda: map_script(book).encode())
    return Measured(
        len(graph.systems),
        len(graph.edges),
        loading,
        rules,
        layout,
        recovery,
        page,
        len(script),
        len(gzip.compress(script)),
    )


def _rules(base: KnowledgeBase) -> Iterator[tuple[str, float]]:
    """Yield the time of each rule over all that it judges, with one graph for all."""
    context = Context(base, _DAY)
    for rule in graph_rules():
        subjects: list[object] = [base] if KnowledgeBase in rule.on else []
        subjects += [one for one in base.documents if isinstance(one, rule.on)]
        seconds, _ = _timed(partial(_problems, rule, subjects, context))
        yield rule.id, seconds


def _problems(rule: Rule, subjects: Sequence[object], context: Context) -> int:
    return sum(1 for one in subjects for _ in rule.check(one, context))


def _timed(work: Callable[[], _T]) -> tuple[float, _T]:
    began = process_time()
    result = work()
    return process_time() - began, result
