"""Keys of `_defaults.yaml` that no record below its folder could take."""

from collections.abc import Callable, Iterator

from relaybook.findings import Problem
from relaybook.load.assemble import Assembly, Draft
from relaybook.load.validate import field_names
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.source import Place

Models = Callable[[Draft], tuple[type[Record], ...]]


def unknown_defaults(
    assembly: Assembly, models_of: Models, every: tuple[type[Record], ...]
) -> Iterator[LoadProblem]:
    """Yield a problem for each such key.

    models_of: the kinds that a draft may be of. every: all kinds, for a folder without records.
    """
    for folder, parsed in sorted(assembly.defaults.items()):
        if not isinstance(parsed.fields, dict):
            continue
        below = (draft for draft in assembly.drafts if _is_below(draft.found.path, folder))
        models = {model for draft in below for model in models_of(draft)} or every
        known = {name for model in models for name in field_names(model, ())}
        for key in parsed.fields:
            if key not in known:
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
