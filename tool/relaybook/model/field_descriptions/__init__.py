"""What a person must know to fill a field, as editors show it; by class, then by field."""

from collections.abc import Mapping

from relaybook.model.field_descriptions import (
    configuration,
    contact,
    decision,
    handover,
    runbook,
    system,
)

FIELD_DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    **system.DESCRIPTIONS,
    **contact.DESCRIPTIONS,
    **runbook.DESCRIPTIONS,
    **decision.DESCRIPTIONS,
    **handover.DESCRIPTIONS,
    **configuration.DESCRIPTIONS,
}
