"""Requirements as rules, so that the engine, the reports and the pages know them as such."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from relaybook.errors import ConfigurationError
from relaybook.findings import CannotTell, Problem, Severity
from relaybook.load.configuration_faults import meant
from relaybook.model.record import Record
from relaybook.model.requirement import Requirement
from relaybook.rules.context import Context
from relaybook.rules.pack_faults import KINDS
from relaybook.rules.requirements.evaluate import evaluate
from relaybook.rules.rule import Rule


def with_requirements(
    rules: Iterable[Rule], requirements: Iterable[Requirement]
) -> tuple[Rule, ...]:
    """Return the rules and the requirements, sorted by id.

    A requirement that rules judge already makes them harder; the others become rules. Raises
    ConfigurationError where a requirement names a rule that is none.
    """
    found = {rule.id: rule for rule in rules}
    for requirement in requirements:
        if requirement.checks:
            found[requirement.id] = rule_of(requirement)
        for name in requirement.rules:
            if name not in found:
                raise ConfigurationError(
                    f"the requirement {requirement.id} refers to the rule {name!r}, which is none; "
                    f"{meant(name, found, 'rules')}"
                )
            found[name] = asked_harder(found[name], requirement)
    return tuple(found[name] for name in sorted(found))


def rule_of(requirement: Requirement) -> Rule:
    """Return the rule that judges records by the checks of a requirement."""

    def check(record: Record, context: Context) -> Iterator[Problem | CannotTell]:
        outcome = evaluate(requirement, record, context)
        if outcome.unknown:
            yield CannotTell(outcome.unknown)
        yield from outcome.problems

    return Rule(
        requirement.id,
        check,
        (KINDS[requirement.on],),
        requirement.asked_from,
        requirement.area,
        None,
        requirement.asks,
        profiles=requirement.severities,
        thresholds=requirement.thresholds,
        requirements=(requirement,),
    )


def asked_harder(rule: Rule, requirement: Requirement) -> Rule:
    """Return a rule that a requirement refers to, as hard as the profiles of that make it."""
    profiles = dict(rule.profiles)
    for name, severity in requirement.severities.items():
        profiles[name] = max(severity, profiles.get(name, Severity.INFO))
    return replace(rule, profiles=profiles, requirements=(*rule.requirements, requirement))
