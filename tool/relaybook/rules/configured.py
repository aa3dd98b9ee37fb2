"""What `relaybook.yml` says of rules, systems and folders that only a loaded base can know."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from relaybook.config import FILE_NAME
from relaybook.load.configuration_faults import (
    ConfigurationFault,
    fault_of_key,
    fault_of_value,
    meant,
    refuse,
)
from relaybook.load.field_messages import shown
from relaybook.model.knowledge_base import KnowledgeBase

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


def refuse_unknown_names(base: KnowledgeBase, *, all_packs_read: bool = True) -> None:
    """Raise ConfigurationError where settings name rules, thresholds, systems or folders amiss.

    all_packs_read: whether a rule that is not known cannot be that of a pack left aside.
    """
    text = base.sources.text(FILE_NAME)
    rules = _rules(text, base) if all_packs_read else ()
    refuse([*rules, *_systems(text, base), *_folders(text, base)])


def _rules(text: str, base: KnowledgeBase) -> Iterator[ConfigurationFault]:
    if not base.configuration.rule_settings:
        return
    from relaybook.rules.registry import rules_of  # noqa: PLC0415 - slow, and seldom asked for

    rules = {rule.id: rule for rule in rules_of(base)}
    for name, setting in base.configuration.rule_settings.items():
        path = ("rule_settings", name)
        if name not in rules:
            help_ = meant(name, rules, "rules", "`relaybook rules`")
            message = f"rule_settings names {name!r}, which is no rule; {help_}"
            yield fault_of_key(text, path, message)
            continue
        known = rules[name].thresholds
        for key, value in (setting.model_extra or {}).items():
            if key not in known:
                help_ = meant(key, ["severity", "folders", *known], "settings")
                message = f"{name} has no setting {key!r}; {help_}"
                yield fault_of_key(text, (*path, key), message)
            elif not _is_whole(value):
                message = f"{name}.{key} is not a whole number: {shown(value)}; write digits only"
                yield fault_of_value(text, (*path, key), message)


def _is_whole(value: Any) -> bool:
    return isinstance(value, str) and bool(_WHOLE_NUMBER.fullmatch(value))


def _systems(text: str, base: KnowledgeBase) -> Iterator[ConfigurationFault]:
    for name in base.configuration.level.systems:
        if name not in base.systems:
            help_ = meant(name.removeprefix("system:"), base.systems, "systems")
            message = f"level.systems names {name!r}, which is no system; {help_}"
            yield fault_of_key(text, ("level", "systems", name), message)


def _folders(text: str, base: KnowledgeBase) -> Iterator[ConfigurationFault]:
    named = [(path, name) for path, names in _settings_by_folder(base) for name in names]
    known = _folders_of(base) if named else frozenset[str]()
    for path, name in named:
        plain = name.removeprefix("./").strip("/")
        if plain not in known and plain not in (".", ""):
            help_ = meant(plain, known, "folders")
            message = f"{'.'.join(path)} names {name!r}, which is no folder; {help_}"
            yield fault_of_key(text, (*path, name), message)


def _settings_by_folder(
    base: KnowledgeBase,
) -> Iterator[tuple[tuple[str, ...], Iterable[str]]]:
    configuration = base.configuration
    yield ("level", "folders"), configuration.level.folders
    yield ("heading_style",), configuration.heading_style
    for name, setting in configuration.rule_settings.items():
        yield ("rule_settings", name, "folders"), setting.folders


def _folders_of(base: KnowledgeBase) -> set[str]:
    """Return the folders that hold files, and those where records will be, though still empty."""
    found = {folder for folder, _ in base.configuration.folders.kinds()} - {"."}
    for path in base.files:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
