"""Runs the rules: they say what is wrong and where; this adds id, severity, line and acceptance."""

from collections.abc import Sequence
from dataclasses import replace

from relaybook.check.acceptances import Acceptances
from relaybook.check.baseline import NO_BASELINE, Baseline, Sorted, read_baseline
from relaybook.check.completeness import Counted, Leveled, completeness, counted
from relaybook.check.gates import Gates
from relaybook.check.judge import Judge, Judged
from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.check.shares import in_shares
from relaybook.check.stamp import Stamp, stamp_in
from relaybook.check.waivers import Waivers
from relaybook.config import BASELINE_NAME
from relaybook.findings import AsOf, Finding, Report, RuleInfo, Severity, Tally
from relaybook.load.memory import collection_paused
from relaybook.model.assumed_gone import gone_by_id
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.secrets import mask_secrets
from relaybook.rules import rendering_differs, rule_crashed, stale_baseline_entry
from relaybook.rules.context import Context, Rendered
from relaybook.rules.registry import rules_of
from relaybook.rules.rule import Rule

__all__ = ["CheckOptions", "check", "check_in", "context_of"]


def check(
    kb: KnowledgeBase,
    as_of: AsOf,
    options: CheckOptions | None = None,
    rules: Sequence[Rule] | None = None,
    history: History | None = None,
    *,
    rendered: Rendered | None = None,
) -> Report:
    """Judge a knowledge base as of a day.

    rules: all of ours and of its packs, where none are given.
    history: what git says of it, for the rules that ask; see `needs_history`.
    rendered: what was seen on its pages; without, rendering-differs takes no part.
    """
    options = options or CheckOptions()
    return check_in(context_of(kb, as_of, options, history, rendered), as_of, options, rules)


def context_of(
    kb: KnowledgeBase,
    as_of: AsOf,
    options: CheckOptions,
    history: History | None = None,
    rendered: Rendered | None = None,
) -> Context:
    """Return what rules may ask as of a day."""
    scope = Scope.of(kb, options)
    levels = {record.path: scope.level_of(record) for record in kb.documents}
    return Context(kb, as_of.day, levels, history, rendered, options.gone)


@collection_paused()
def check_in(
    context: Context, as_of: AsOf, options: CheckOptions, rules: Sequence[Rule] | None = None
) -> Report:
    """Judge the knowledge base of `context`, for whoever goes on asking there; see `check`."""
    kb = context.kb
    options = _without_pages(options, context.rendered)
    rules = rules_of(kb) if rules is None else rules
    stamp = stamp_in(context, options)
    scope = stamp.scope
    levels = [(record, context.levels[record.path]) for record in kb.documents]
    asked = [one for one in levels if _is_below(one[0], options)]
    active = [rule for rule in rules if options.runs(rule.id) and scope.asks(rule)]
    judge = Judge(context, stamp, options, levels)
    judged, counts = _judged(judge, active, context, asked, len(levels))
    findings = settled(context, stamp, options, judged, (active, rules))
    reported = [one for one in asked if not options.restricts or options.reports_on(one[0].files)]
    return Report(
        name=mask_secrets(kb.configuration.name),
        as_of=as_of,
        findings=tuple(one for one in findings.open if one.accepted is None),
        accepted=tuple(one for one in findings.open if one.accepted is not None),
        baselined=findings.baselined,
        completeness=completeness(counts),
        documents=len(reported),
        left_out=None if options.only is None else len(asked) - len(reported),
        rules={rule.id: _info(rule, stamp) for rule in sorted(active, key=lambda one: one.id)},
        tallies=_tallies(judged),
        profiles=tuple(dict.fromkeys(scope.profiles_of(None))),
        gone=gone_by_id(kb, options.gone),
    )


def settled(
    context: Context,
    stamp: Stamp,
    options: CheckOptions,
    judged: Judged,
    rules: tuple[Sequence[Rule], Sequence[Rule]],
) -> Sorted:
    """Apply what quiets findings as of the day of `context`, and report what is wrong with that.

    rules: those that ran, and every one that there is.
    """
    active, known = rules
    found = _with_acceptances(context, stamp, judged.findings, rules)
    waivers = Waivers(context, {rule.id: rule for rule in known})
    found = _with_waivers(waivers, stamp, found, active, judged)
    return _with_baseline(context.kb, options, stamp, found, rules)


def _without_pages(options: CheckOptions, rendered: Rendered | None) -> CheckOptions:
    """Leave out the rule about pages where none was rendered."""
    if rendered is not None:
        return options
    return replace(options, ignore=options.ignore | {rendering_differs.check.id})


def _is_below(record: Record, options: CheckOptions) -> bool:
    return not options.below or any(map(options.lies_below, record.files))


def _judged(
    judge: Judge, active: list[Rule], context: Context, asked: Leveled, records: int
) -> tuple[Judged, list[Counted]]:
    """Run the rules and count, in shares; a rule that crashed is reported by one more."""
    shares = in_shares(
        lambda share: (judge.run(active, share), counted(context, share.of(asked))), records
    )
    judged = Judged()
    for share, _ in shares:
        judged.add(share)
    if judged.crashed and rule_crashed.check not in active:
        active.append(rule_crashed.check)
    return judged, [count for _, count in shares]


def _with_acceptances(
    context: Context,
    stamp: Stamp,
    findings: Sequence[Finding],
    rules: tuple[Sequence[Rule], Sequence[Rule]],
) -> list[Finding]:
    """Apply the acceptance comments, and report what is wrong with them, in a fixed order."""
    active, known = rules
    acceptances = Acceptances(context.kb.acceptances, context.day, Gates(context, known))
    stamped = [acceptances.apply(one) for one in sorted(dict.fromkeys(findings), key=_order)]
    notes = acceptances.problems({rule.id for rule in active}, {rule.id for rule in known})
    for rule in active:
        found = (stamp.finding(rule, problem) for problem in notes.get(rule.id, ()))
        stamped += [finding for finding in found if finding]
    return sorted(stamped, key=_order)


def _with_waivers(
    waivers: Waivers, stamp: Stamp, found: list[Finding], active: Sequence[Rule], judged: Judged
) -> list[Finding]:
    """Apply the waivers of handovers, and report those that do not hold, in a fixed order."""
    if not waivers.rows:
        return found
    waived = [waivers.apply(one) for one in found]
    notes = waivers.problems({rule.id for rule in active if rule.id not in judged.unknown})
    for rule in active:
        told = (stamp.finding(rule, problem) for problem in notes.get(rule.id, ()))
        waived += [finding for finding in told if finding]
    return sorted(dict.fromkeys(waived), key=_order)


def _with_baseline(
    kb: KnowledgeBase,
    options: CheckOptions,
    stamp: Stamp,
    found: Sequence[Finding],
    rules: tuple[Sequence[Rule], Sequence[Rule]],
) -> Sorted:
    """Set aside what the baseline holds, and add its entries that hold nothing any more."""
    active, known = rules
    baseline = _baseline_of(kb) if options.baseline is None else options.baseline
    kept = baseline.sort(found)
    open_ = [one for one in kept.open if options.covers(one.path)]
    if stale_baseline_entry.check in active and options.judges_baseline:
        stale = baseline.stale(found, options.concerns, (one.id for one in known))
        notes = (stamp.finding(stale_baseline_entry.check, problem) for problem in stale)
        open_ = sorted([*open_, *(one for one in notes if one)], key=_order)
    return Sorted(tuple(open_), tuple(one for one in kept.baselined if options.covers(one.path)))


def _baseline_of(kb: KnowledgeBase) -> Baseline:
    there = BASELINE_NAME in kb.files
    return read_baseline(kb.sources.text(BASELINE_NAME)) if there else NO_BASELINE


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.order


def _info(rule: Rule, stamp: Stamp) -> RuleInfo:
    return replace(rule.info, severity=stamp.severity(rule, None) or Severity.INFO)


def _tallies(judged: Judged) -> dict[str, Tally]:
    return {
        rule: Tally(count, dict(sorted(judged.unknown.get(rule, {}).items())))
        for rule, count in sorted(judged.judged.items())
    }
