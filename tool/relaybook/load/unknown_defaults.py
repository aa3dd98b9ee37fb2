"""Keys of `_defaults.yaml` that no record below its folder could take."""

from collections.abc import Iterable, Iterator, Mapping

from relaybook.findings import Problem
from relaybook.load.kinds import MODELS
from relaybook.load.parse import Parsed
from relaybook.load.validate import field_names
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.source import Place


def unknown_defaults(
    defaults: Mapping[str, Parsed],
    kinds: Iterable[tuple[str, type[Record]]],
    foreign: frozenset[str] = frozenset(),
) -> Iterator[LoadProblem]:
    """Yield a problem for each such key.

    defaults: by folder. kinds: the path of each record with a kind that it may be of; where a
    folder holds no record, the keys of every kind are known. foreign: keys of other tools.
    """
    taken = {(path.rpartition("/")[0], model) for path, model in kinds}
    for folder, parsed in sorted(defaults.items()):
        if not isinstance(parsed.fields, dict):
            continue
        models = {model for below, model in taken if _is_below(f"{below}/", folder)} or set(MODELS)
        known = {name for model in models for name in field_names(model, ())}
        for key in parsed.fields:
            if key not in known and key not in foreign:
                yield LoadProblem("unknown-field", _problem(parsed.path, folder, key, known))


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _problem(path: str, folder: str, key: str, known: set[str]) -> Problem:
    close = nearest(key, known)
    where = f"below {folder}/" if folder else "of this knowledge base"
    return Problem(
        Place(path, (key,)),
        f"{key!r} is a field of no record {where}, so it sets nothing",
        f"did you mean `{close}`?" if close else "remove it",
    )
