"""A check of the whole base on one day, with what is needed to judge by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from relaybook.check.engine import CheckOptions, check
from relaybook.check.scope import Scope
from relaybook.check.stamp import Stamp
from relaybook.findings import AsOf
from relaybook.review.ladder import Bench
from relaybook.rules.context import ALWAYS, Context
from relaybook.rules.registry import rules_of

if TYPE_CHECKING:
    from relaybook.findings import Report
    from relaybook.model.history import History
    from relaybook.model.knowledge_base import KnowledgeBase


def bench_at(
    base: KnowledgeBase,
    day: date | AsOf,
    options: CheckOptions | None = None,
    history: History | None = None,
    before: Bench | None = None,
) -> Bench:
    """Check a knowledge base as of a day and return what judges its records.

    before: of another day, which has worked out already what is the same on both.
    """
    as_of = day if isinstance(day, AsOf) else AsOf(day)
    options = replace(options or CheckOptions(), judges_baseline=False)
    known = before.context.memo.items() if before else ()
    memo = {key: value for key, value in known if key.startswith(ALWAYS)}
    report = check(base, as_of, options, None, history, memo=memo)
    return bench_of(base, report, options, history, memo)


def bench_of(
    base: KnowledgeBase,
    report: Report,
    options: CheckOptions,
    history: History | None = None,
    memo: dict[str, Any] | None = None,
) -> Bench:
    """Return what judges the records of a knowledge base that was checked already.

    memo: what the rules worked out in that check.
    """
    rules = rules_of(base)
    scope = Scope(base, options.level, options.profiles)
    levels = {record.path: scope.level_of(record) for record in base.documents}
    context = Context(
        base, report.as_of.day, levels, history, None, options.gone, {} if memo is None else memo
    )
    return Bench(context, scope, Stamp(base, scope), {rule.id: rule for rule in rules}, report)
