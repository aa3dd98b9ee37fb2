from collections.abc import Iterator, Sequence

from relaybook.findings import Level, Problem, Related, Severity
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.unknown_handle import UnknownHandle
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import Place

_MOST_PLACES = 5
_MOST_NAMED = 5


@rule(
    "unknown-handle",
    on=KnowledgeBase,
    level=Level.STANDARD,
    area="ownership",
    severity=Severity.WARNING,
)
def check(kb: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """Each name that OWNERS, CODEOWNERS or a registry gives an owner is of a contact."""
    by_entry: dict[Place, list[UnknownHandle]] = {}
    for handle in kb.unknown_handles:
        if _asked(handle, context):
            by_entry.setdefault(handle.entry, []).append(handle)
    for handles in by_entry.values():
        yield _problem(kb, handles, len(set().union(*(_asked(one, context) for one in handles))))


def _asked(handle: UnknownHandle, context: Context) -> set[str]:
    """Return the records that lack an owner for it, of those that are asked for one."""
    levels = context.levels
    return {path for path in handle.records if levels.get(path, Level.BASIC) >= Level.STANDARD}


def _problem(kb: KnowledgeBase, handles: Sequence[UnknownHandle], asked: int) -> Problem:
    places = sorted((one.places[0] for one in handles), key=repr)
    names = [one.name for one in sorted(handles, key=lambda one: places.index(one.places[0]))]
    first = next(one for one in handles if one.name == names[0])
    records = "a record inherits" if asked == 1 else f"{asked:,} records inherit"
    are, them = ("is no contact", "it") if len(names) == 1 else ("are no contacts", "them")
    like = next((one.like for one in handles if one.like), "")
    where = kb.contacts[like].path if like else "the file of the team that is meant"
    shown = ", ".join(f'"{name}"' for name in names[:_MOST_NAMED])
    return Problem(
        first.places[0],
        f"{_listed(names)} {are} of ours, so {records} nothing from {them}",
        f"write `handles: [{shown}]` in {where}",
        tuple(Related(place, "named here too") for place in first.places[1 : _MOST_PLACES + 1]),
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    if more > 0:
        return f"{', '.join(names[:_MOST_NAMED])} and {more:,} more"
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
