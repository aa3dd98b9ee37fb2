"""Reference packs of obligations: ours, or those of a base in `packs/references/*.yaml`."""

from functools import lru_cache
from importlib.resources import files

from pydantic import ValidationError

from relaybook.load.configuration_faults import ConfigurationFault, fault_of_value, refuse
from relaybook.load.yaml_document import parse_yaml
from relaybook.model.field_path import written
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.obligation_reference import Instrument, ReferencePack

FOLDER = "packs/references"


@lru_cache(maxsize=1)
def our_reference() -> ReferencePack:
    """Return the reference pack that comes with relaybook: a start, which nobody confirmed."""
    text = files("relaybook.rules").joinpath("references/obligations.yaml")
    return ReferencePack.model_validate(parse_yaml(text.read_text(encoding="utf-8")).value)


def references_of(base: KnowledgeBase) -> tuple[ReferencePack, ...]:
    """Return the reference packs of a base by path, or ours where it has none.

    Raises ConfigurationError with file, line and what to write.
    """
    paths = sorted(path for path in base.files if is_reference(path))
    return tuple(_read(path, base.sources.text(path)) for path in paths) or (our_reference(),)


def instruments_of(
    packs: tuple[ReferencePack, ...],
) -> tuple[tuple[ReferencePack, Instrument], ...]:
    """Return each instrument with the pack that lists it."""
    return tuple(
        (pack, one) for pack in packs for theme in pack.themes for one in theme.instruments
    )


def is_reference(path: str) -> bool:
    """Whether a file of a knowledge base is a reference pack."""
    return path.rpartition("/")[0] == FOLDER and path.endswith((".yaml", ".yml"))


def _read(path: str, text: str) -> ReferencePack:
    document = parse_yaml(text)
    faults = [ConfigurationFault(one.line, one.column, one.message) for one in document.faults]
    refuse(faults, path)
    if not isinstance(document.value, dict):
        refuse([ConfigurationFault(1, 1, "holds no keys; write `title`, `owner` and so on")], path)
    try:
        return ReferencePack.model_validate({**document.value, "path": path})
    except ValidationError as error:
        refuse((_fault(text, one["loc"], one["msg"]) for one in error.errors()), path)
        raise


def _fault(text: str, place: tuple[str | int, ...], message: str) -> ConfigurationFault:
    return fault_of_value(text, place, f"{written(place)}: {message}")
