"""A check of the whole base on one day, with what is needed to judge by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from relaybook.check.engine import CheckOptions, check_in, context_of
from relaybook.check.stamp import stamp_in
from relaybook.findings import AsOf
from relaybook.review.ladder import Bench
from relaybook.review.watched_context import WatchedContext
from relaybook.rules.registry import rules_of

if TYPE_CHECKING:
    from relaybook.findings import Report
    from relaybook.model.history import History
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.rules.context import Context


def bench_at(
    base: KnowledgeBase,
    day: date | AsOf,
    options: CheckOptions | None = None,
    history: History | None = None,
    until: date | None = None,
) -> Bench:
    """Check a knowledge base as of a day and return what judges its records.

    until: the last day that will be asked about; what holds until then is kept, see `moved_to`.
    """
    as_of = day if isinstance(day, AsOf) else AsOf(day)
    options = replace(options or CheckOptions(), judges_baseline=False)
    context = _context(base, as_of, options, history, until)
    return _bench(context, check_in(context, as_of, options), options)


def bench_of(
    base: KnowledgeBase,
    report: Report,
    options: CheckOptions,
    history: History | None = None,
    until: date | None = None,
) -> Bench:
    """Return what judges the records of a knowledge base that was checked already."""
    return _bench(_context(base, report.as_of, options, history, until), report, options)


def moved_to(day: date, bench: Bench, options: CheckOptions) -> Bench:
    """Check the same as of a later day; asked again is only what that day may change."""
    options, context = replace(options, judges_baseline=False), bench.context
    if isinstance(context, WatchedContext):
        context = context.on(day)
    else:
        context = context_of(context.kb, AsOf(day), options, context.history)
    return _bench(context, check_in(context, AsOf(day), options), options)


def _context(
    base: KnowledgeBase,
    as_of: AsOf,
    options: CheckOptions,
    history: History | None,
    until: date | None,
) -> Context:
    context = context_of(base, as_of, options, history)
    return WatchedContext.over(context, until) if until else context


def _bench(context: Context, report: Report, options: CheckOptions) -> Bench:
    stamp = stamp_in(context, options)
    rules = {rule.id: rule for rule in rules_of(context.kb)}
    return Bench(context, stamp.scope, stamp, rules, report)
