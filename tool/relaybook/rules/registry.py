"""Every rule, in one list that can be searched."""

from relaybook.rules import (
    broken_anchor,
    broken_link,
    empty_section,
    invalid_acceptance,
    invalid_field,
    isolated_system,
    missing_owner,
    missing_rollback,
    missing_section,
    missing_verification,
    rule_crashed,
    run_cycle,
    self_dependency,
    start_cycle,
    unsafe_content,
    unused_acceptance,
)
from relaybook.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            broken_anchor.check,
            broken_link.check,
            empty_section.check,
            invalid_acceptance.check,
            invalid_field.check,
            isolated_system.check,
            missing_owner.check,
            missing_rollback.check,
            missing_section.check,
            missing_verification.check,
            rule_crashed.check,
            run_cycle.check,
            self_dependency.check,
            start_cycle.check,
            unsafe_content.check,
            unused_acceptance.check,
        ),
        key=lambda rule: rule.id,
    )
)
