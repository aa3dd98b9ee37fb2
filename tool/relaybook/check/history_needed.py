"""Whether a check asks git at all, and what: reading a history takes time, most bases need none."""

from collections.abc import Sequence

from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.model.history import Questions
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule


def needs_history(
    kb: KnowledgeBase, options: CheckOptions | None = None, rules: Sequence[Rule] = RULES
) -> bool:
    """Whether a rule that is on asks about the history of a record that it judges."""
    options = options or CheckOptions()
    scope = Scope(kb, options.level, options.profiles)
    asking = [rule for rule in rules if _asks(rule, kb, options)]
    return any(
        rule.needs_history is not None
        and isinstance(record, rule.on)
        and rule.needs_history(record)
        and scope.level_of(record) >= rule.level
        for record in (kb.documents if asking else ())
        for rule in asking
    )


def _asks(rule: Rule, kb: KnowledgeBase, options: CheckOptions) -> bool:
    is_on = not kb.configuration.is_off_everywhere(rule.id)
    return rule.needs_history is not None and options.runs(rule.id) and is_on


def questions_of(kb: KnowledgeBase) -> Questions:
    """Return what the history is asked about the exercises of a knowledge base."""
    exercises = tuple(kb.exercises.values())
    runbooks = ((one, kb.runbooks.get(split_reference(one.runbook or "")[1])) for one in exercises)
    return Questions(
        frozenset(one.path for one in exercises),
        frozenset((one.commit, of.path) for one, of in runbooks if one.commit and of),
    )
