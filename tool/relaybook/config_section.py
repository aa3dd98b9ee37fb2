"""What every part of `relaybook.yml` has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Section(BaseModel):
    """A group of keys: frozen, and strict about their names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, value: Any) -> Any:
        """Read `-` in a key of ours as `_`; names of rules, systems and folders stay as written."""
        if not isinstance(value, dict):
            return value
        names = {key: str(key).replace("-", "_") for key in value}
        return {
            name if name in cls.model_fields else key: value[key] for key, name in names.items()
        }
