"""`relaybook.yml`: what a knowledge base says about itself, with a default for everything."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from relaybook.config_decisions import DecisionSettings
from relaybook.config_exchange import Compared, CompareSettings, ImportSource
from relaybook.config_folder import nearest_setting
from relaybook.config_owners import Owners
from relaybook.config_section import Section as _Section
from relaybook.config_values import (
    LISTED,
    AsOfDay,
    Days,
    Format,
    Release,
    SeverityName,
    Strings,
    WebAddress,
    WebAddresses,
)
from relaybook.findings import Level, Severity

FILE_NAME = "relaybook.yml"
BASELINE_NAME = "relaybook-baseline.yml"
CURRENT_RULES = "2026.11"

ProfileName = Literal["base", "ai", "regulated", "vendor-exit"]
LevelName = Literal["basic", "standard", "full"]
HeadingStyleName = Literal["default", "four-heading", "gitlab-playbook", "ft", "skill"]

# Read and checked, but nothing asks for them yet; whoever sets one is told.
NOT_YET = (
    "alerts",
    "audiences",
)


class Folders(_Section):
    """Which folders hold which kind of record, relative to the knowledge base."""

    systems: Strings = ("systems",)
    contacts: Strings = ("contacts",)
    runbooks: Strings = ("runbooks",)
    decisions: Strings = ("decisions",)
    exercises: Strings = ("exercises",)
    handovers: Strings = ("handovers",)
    alerts: Strings = ("alerts",)
    guides: Strings = ("docs",)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return (folder, kind) with the deepest folder first, so that the nearest one decides."""
        pairs = [
            (folder.strip("/").removeprefix("./"), name)
            for name in type(self).model_fields
            for folder in getattr(self, name)
        ]
        # A folder that the configuration names wins over the same folder as a default.
        pairs.sort(
            key=lambda pair: (-pair[0].count("/"), pair[1] not in self.model_fields_set, pair)
        )
        return tuple((folder, name.removesuffix("s")) for folder, name in pairs)


class LevelSetting(_Section):
    """How much records are asked for: a default, and exceptions by folder or system."""

    default: LevelName = "standard"
    folders: dict[str, LevelName] = Field(default_factory=dict)
    systems: dict[str, LevelName] = Field(default_factory=dict)


def _level(value: Any) -> Any:
    return {"default": value} if isinstance(value, str) else value


def _everywhere(value: Any) -> Any:
    """Read one name as that of the whole knowledge base."""
    return {".": value} if isinstance(value, str) else value


class Organisation(_Section):
    """Who we are: contacts of `domains` are ours."""

    name: str = ""
    domains: Strings = ()


def _underscores(value: Any) -> Any:
    """Read `-` in names of ours as `_`."""
    if not isinstance(value, dict):
        return value
    return {str(key).replace("-", "_"): item for key, item in value.items()}


class Aliases(_Section):
    """Your own words: by section the headings that open it (`steps: [Vorgehen]`).

    labels: by label of a step the words that begin it (`expected: [Erwartet]`).
    """

    headings: Annotated[dict[str, Strings], BeforeValidator(_underscores)] = Field(
        default_factory=dict
    )
    labels: Annotated[dict[str, Strings], BeforeValidator(_underscores)] = Field(
        default_factory=dict
    )
    statuses: dict[str, Strings] = Field(default_factory=dict)
    keys: dict[str, Strings] = Field(default_factory=dict)


class RuleSetting(BaseModel):
    """Settings of one rule: its severity, in all or by folder, and thresholds its page names."""

    model_config = ConfigDict(frozen=True, extra="allow")

    severity: SeverityName | None = None
    folders: dict[str, SeverityName] = Field(default_factory=dict)

    _names = model_validator(mode="before")(_underscores)


class Configuration(_Section):
    """All of `relaybook.yml`. Every key may be left out."""

    format: Format = 1
    rules: Annotated[Release, Field(pattern=r"^\d{4}\.\d{2}$")] = CURRENT_RULES
    name: str = "Knowledge base"
    url: WebAddress = ""
    former_urls: WebAddresses = ()
    edit_url: WebAddress = ""
    folders: Folders = Folders()
    level: Annotated[LevelSetting, BeforeValidator(_level)] = LevelSetting()
    profiles: Annotated[tuple[ProfileName, ...], LISTED] = ("base",)
    heading_style: Annotated[dict[str, HeadingStyleName], BeforeValidator(_everywhere)] = Field(
        default_factory=dict
    )
    aliases: Aliases = Aliases()
    foreign_keys: Strings = ()
    owners: Owners = Owners()
    decisions: DecisionSettings = DecisionSettings()
    alerts: dict[str, Any] = Field(default_factory=dict)
    imports: tuple[ImportSource, ...] = ()
    compare: Compared = CompareSettings()
    rule_settings: dict[str, RuleSetting] = Field(default_factory=dict)
    holidays: dict[str, Days] = Field(default_factory=dict)
    organisation: Organisation = Organisation()
    audiences: Strings = ()
    as_of: AsOfDay = ""
    cited_from: Strings = ()
    base_branch: str = ""

    def without_effect(self) -> tuple[str, ...]:
        """Return the keys that are set and that this version does not use yet."""
        return tuple(key for key in NOT_YET if getattr(self, key))

    def level_of(self, path: str, systems: tuple[str, ...] = ()) -> Level:
        """Return the level of the record at `path` about `systems`; the strictest system wins."""
        named = [self.level.systems[system] for system in systems if system in self.level.systems]
        if named:
            return max(Level[name.upper()] for name in named)
        name = nearest_setting(self.level.folders, path, self.level.default)
        return Level[name.upper()]

    def heading_style_of(self, path: str) -> HeadingStyleName:
        """Return the name of the heading style of the page at `path`."""
        return nearest_setting(self.heading_style, path, "default")

    def severity_of(self, rule: str, default: Severity, path: str = "") -> Severity | None:
        """Return the severity that the settings give `rule` at `path`; None where it is off."""
        setting = self.rule_settings.get(rule)
        name = setting and nearest_setting(setting.folders, path, setting.severity)
        if not name:
            return default
        return None if name == "off" else Severity[name.upper()]

    def is_off_everywhere(self, rule: str) -> bool:
        """Whether the settings switch `rule` off, and no folder switches it on again."""
        setting = self.rule_settings.get(rule)
        if setting is None or setting.severity != "off":
            return False
        return all(name == "off" for name in setting.folders.values())

    def threshold(self, rule: str, name: str, default: int) -> int:
        """Return a whole number that the settings of `rule` give, else `default`.

        Raises ValueError where they give something else; `refuse_unknown_names` sees to that.
        """
        setting = self.rule_settings.get(rule)
        value = (setting.model_extra or {}).get(name) if setting else None
        return int(value) if value is not None else default


WITHOUT_FILE = Configuration(
    level=LevelSetting(default="basic"), folders=Folders(guides=(".",)), name="Knowledge base"
)
