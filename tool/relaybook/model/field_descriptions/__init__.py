"""What a person must know to fill a field, as editors show it; by class, then by field."""

from collections.abc import Mapping

from relaybook.model.field_descriptions import (
    configuration,
    contact,
    decision,
    handover,
    handover_parts,
    model_parts,
    runbook,
    system,
    system_parts,
)

FIELD_DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    **system.DESCRIPTIONS,
    **system_parts.DESCRIPTIONS,
    **model_parts.DESCRIPTIONS,
    **contact.DESCRIPTIONS,
    **runbook.DESCRIPTIONS,
    **decision.DESCRIPTIONS,
    **handover.DESCRIPTIONS,
    **handover_parts.DESCRIPTIONS,
    **configuration.DESCRIPTIONS,
}
