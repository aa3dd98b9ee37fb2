"""From what a rule says to a finding: id, severity, lines, and nothing that looks like a secret."""

from relaybook.check.options import CheckOptions
from relaybook.check.scope import Scope
from relaybook.config import CURRENT_RULES
from relaybook.findings import Finding, Problem, RelatedPlace, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.secrets import mask_secrets
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule


class Stamp:
    """Turns the problems of one knowledge base into findings. scope: how much is asked of each."""

    def __init__(self, kb: KnowledgeBase, scope: Scope) -> None:
        self._kb = kb
        self.scope = scope
        # Who judges several days meets most problems on each of them.
        self._known: dict[tuple[str, Problem], Finding | None] = {}
        self._owners = {path: record for record in kb.documents for path in record.files}

    def finding(self, rule: Rule, problem: Problem) -> Finding | None:
        """Return the finding; None where settings or the record's level leave the rule out."""
        key = (rule.id, problem)
        if key not in self._known:
            self._known[key] = self._made(rule, problem)
        return self._known[key]

    def _made(self, rule: Rule, problem: Problem) -> Finding | None:
        record = self._owners.get(problem.place.path)
        if KnowledgeBase in rule.on and record and self.scope.level_of(record) < rule.level:
            return None
        severity = self.severity(rule, record, record.path if record else problem.place.path)
        return None if severity is None else self._finding(rule, severity, record, problem)

    def severity(self, rule: Rule, record: Record | None, path: str = "") -> Severity | None:
        """Return how bad a failure of `rule` in `record` at `path` is; None where it is off."""
        configuration = self._kb.configuration
        usual = rule.severity_in(self.scope.profiles_of(record))
        if usual is None:
            return None
        severity = configuration.severity_of(rule.id, usual, path)
        if severity is not None and configuration.rules < rule.since <= CURRENT_RULES:
            return Severity.INFO
        return severity

    def _finding(
        self, rule: Rule, severity: Severity, record: Record | None, problem: Problem
    ) -> Finding:
        locate = self._kb.sources.locate
        span = locate(problem.place)
        return Finding(
            rule=rule.id,
            severity=severity,
            path=problem.place.path,
            span=span,
            record=record.reference if record else "",
            message=mask_secrets(problem.message),
            help=mask_secrets(problem.help),
            related=tuple(
                RelatedPlace(one.place.path, locate(one.place), mask_secrets(one.message))
                for one in problem.related
            ),
            excerpt=mask_secrets(self._kb.sources.line(problem.place.path, span.line)),
        )


def stamp_in(context: Context, options: CheckOptions) -> Stamp:
    """Return what makes findings in a context, the same one on every day that is judged there."""
    key = f"stamp:{options.level}:{options.profiles}:{sorted(options.reviewing)}"
    scope = Scope.of(context.kb, options)
    return context.always(key, lambda: Stamp(context.kb, scope))
