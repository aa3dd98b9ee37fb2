"""Every rule, in one list that can be searched."""

from relaybook.rules import (
    broken_link,
    invalid_acceptance,
    invalid_field,
    missing_owner,
    unused_acceptance,
)
from relaybook.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            broken_link.check,
            invalid_acceptance.check,
            invalid_field.check,
            missing_owner.check,
            unused_acceptance.check,
        ),
        key=lambda rule: rule.id,
    )
)
