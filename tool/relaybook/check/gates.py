"""Which findings block a handover: a comment beside them is not enough to accept one."""

from collections.abc import Iterable, Iterator, Mapping

from relaybook.check.scope import BASE, IN_PROGRESS
from relaybook.findings import Finding, Severity
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.requirements.tier import tier_of
from relaybook.rules.rule import Rule


class Gates:
    """The gates of every handover in progress. rules: every rule there is."""

    def __init__(self, context: Context, rules: Iterable[Rule]) -> None:
        self._context = context
        handovers = context.kb.handovers.values()
        self._handovers = [one for one in handovers if one.status in IN_PROGRESS]
        self._gates: Mapping[str, Rule] = (
            {rule.id: rule for rule in rules if any(one.gate for one in rule.requirements)}
            if self._handovers
            else {}
        )

    def blocked_by(self, finding: Finding) -> str:
        """Return the id of a handover that a finding blocks; empty where it blocks none."""
        rule = self._gates.get(finding.rule)
        if rule is None:
            return ""
        record = self._records.get(finding.record)
        if record is None:
            return ""
        found = self._handovers_of(record)
        return next((one.id for one in found if self._is_gate(rule, record, one)), "")

    @property
    def _records(self) -> Mapping[str, Record]:
        return self._context.always(
            "records by reference",
            lambda: {record.reference: record for record in self._context.kb.documents},
        )

    def _handovers_of(self, record: Record) -> Iterator[Handover]:
        systems = set(systems_of(record))
        return (one for one in self._handovers if systems.intersection(systems_of(one)))

    def _is_gate(self, rule: Rule, record: Record, handover: Handover) -> bool:
        configured = self._context.configuration.profiles
        profiles = (BASE, *configured, *(handover.profiles or ()))
        return any(
            one.gate
            and (one.gate_to_tier is None or tier_of(record, self._context) <= one.gate_to_tier)
            and any(one.severities.get(profile) is Severity.ERROR for profile in profiles)
            for one in rule.requirements
        )
