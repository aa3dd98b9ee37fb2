"""Whether a check asks git at all, and what: reading a history takes time, most bases need none."""

from collections.abc import Iterator, Sequence

from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.model.decision import Decision
from relaybook.model.decision_past import DecisionQuestions
from relaybook.model.history import Questions
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.references import split_reference
from relaybook.model.scope_digest import scope_digest
from relaybook.rules import duplicate_number
from relaybook.rules.claims import claims_to_ask
from relaybook.rules.duplicate_number import NEWEST
from relaybook.rules.number_gap import missing_numbers
from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule
from relaybook.rules.sign_offs import is_under_way

_KIND = Decision.kind


def needs_history(
    kb: KnowledgeBase, options: CheckOptions | None = None, rules: Sequence[Rule] = RULES
) -> bool:
    """Whether a rule that is on asks about the history of a record that it judges."""
    options = options or CheckOptions()
    scope = Scope.of(kb, options)
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


def needs_branches(
    kb: KnowledgeBase, options: CheckOptions | None = None, rules: Sequence[Rule] = RULES
) -> bool:
    """Whether a rule that is on holds decisions against other branches, and there are some."""
    options = options or CheckOptions()
    return bool(kb.decisions) and any(
        rule.needs_branches
        and options.runs(rule.id)
        and not kb.configuration.is_off_everywhere(rule.id)
        for rule in rules
    )


def decision_questions_of(kb: KnowledgeBase) -> DecisionQuestions:
    """Return what git is asked about the decisions of a knowledge base."""
    configuration = kb.configuration
    folders = sorted({folder for folder, kind in configuration.folders.kinds() if kind == _KIND})
    number = duplicate_number.check
    newest = configuration.threshold(number.id, NEWEST, number.thresholds[NEWEST])
    paths = frozenset(one.path for one in kb.documents if isinstance(one, Decision))
    missing = frozenset(missing_numbers(kb))
    return DecisionQuestions(paths, tuple(folders), configuration.base_branch, newest, missing)


def questions_of(kb: KnowledgeBase, profiles: tuple[str, ...] = ()) -> Questions:
    """Return what the history is asked about exercises, sign-offs and waivers.

    profiles: active in this run beside those configured.
    """
    exercises = tuple(kb.exercises.values())
    runbooks = ((one, kb.runbooks.get(split_reference(one.runbook or "")[1])) for one in exercises)
    return Questions(
        frozenset(one.path for one in exercises),
        frozenset((one.commit, of.path) for one, of in runbooks if one.commit and of)
        | frozenset(_signed(kb)),
        frozenset(
            question
            for claim in claims_to_ask(kb, profiles)
            for question in (claim.question(kb), *claim.questions_of_rest(kb))
        ),
    )


def _signed(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield each commit that somebody signed with each file that the sign-off covers."""
    for handover in kb.handovers.values():
        commits = {one.commit for one in handover.sign_offs or () if one.commit}
        if commits and is_under_way(handover):
            files = scope_digest(kb, handover).files
            yield from ((commit, path) for commit in commits for path, _ in files)
