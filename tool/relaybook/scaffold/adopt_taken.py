"""Folders that are called like ours and hold something else."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from relaybook.graph.draw.words import plural
from relaybook.load.kinds import models_of
from relaybook.load.survey import Survey

_OF_RECORDS = ("systems", "contacts", "exercises", "handovers")
_FEWEST_KEYS = 2


def misfits(survey: Survey, guessed: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Yield folders that would be read as records, and why that would be wrong."""
    for folder in _OF_RECORDS:
        if folder in guessed:
            continue
        known = _fields(folder.removesuffix("s"))
        keys = [keys for path, keys in _seen(survey) if _lies_in(path, folder)]
        fitting = sum(len(one & known) >= _FEWEST_KEYS for one in keys)
        if keys and fitting * 2 < len(keys):
            yield folder, f"{fitting:,} of {plural(len(keys), 'file')} have fields of ours"


def _seen(survey: Survey) -> Iterator[tuple[str, frozenset[str]]]:
    yield from ((one.path, one.keys) for one in survey.data)
    yield from ((one.path, one.keys) for one in survey.pages)


def _lies_in(path: str, folder: str) -> bool:
    return path.rpartition("/")[0] == folder


def _fields(kind: str) -> frozenset[str]:
    return frozenset(name for model in models_of(kind) for name in model.model_fields)
