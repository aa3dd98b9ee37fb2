"""Whether a citation leads to a decision that no longer holds, and what to cite instead."""

import re
from collections.abc import Iterable, Iterator

from relaybook.findings import Problem, Related
from relaybook.model.decision import Decision
from relaybook.model.decision_citations import Citation, name_without_extension
from relaybook.model.decision_names import plain_number
from relaybook.model.decision_status import DEAD
from relaybook.model.links import link_path
from relaybook.rules.context import Context
from relaybook.rules.decisions import called, status_place, title_of
from relaybook.source import ByteRange, Place

# Whoever tells the history knows that it is past.
_HISTORY = re.compile(
    rb"supersed|superced|replac|obsolet|formerly|previous|originally|reject|deprecat|no longer"
    rb"|instead of|used to|histor|until 20\d\d|withdrawn",
    re.IGNORECASE,
)
_WIDEST = 600


def dead_citations(path: str, citations: Iterable[Citation], context: Context) -> Iterator[Problem]:
    """Yield a problem for each citation of a decision that does not hold or does not exist."""
    for citation in citations:
        at = ByteRange(citation.start, citation.end)
        found = _found(citation, path, context)
        if found:
            yield from dead(path, at, found, context)
        elif not citation.is_path:
            yield Problem(
                Place(path, at),
                f"it cites {citation.reference}, which is in no log",
                "correct the number; a decision of another repository is cited by its address",
            )


def dead(
    path: str, at: ByteRange, found: tuple[Decision, ...], context: Context
) -> Iterator[Problem]:
    """Yield a problem where all that a citation may mean are dead, and nobody says so beside it."""
    if any(one.status not in DEAD for one in found):
        return
    first = found[0]
    living = living_successors(first, context)
    if _is_told(context.kb.sources.data(path), at, living):
        return
    by = f" by {_list(map(_named, living))}" if living and first.status == "superseded" else ""
    yield Problem(
        Place(path, at),
        f"it cites {called(first)}, which is {first.status}{by}",
        f"read {_list(one.path for one in living)}, and cite that"
        if living
        else "nothing took its place: say what holds instead, or remove the sentence",
        (Related(status_place(first), f"the status of {called(first)}"),),
    )


def living_successors(decision: Decision, context: Context) -> tuple[Decision, ...]:
    """Return what holds in its place, at the end of each chain of successors."""
    ends = context.lineage.living(decision)
    return tuple(one for one in ends if one.status not in (*DEAD, "proposed"))


def _named(decision: Decision) -> str:
    return f"{called(decision)} ({title_of(decision)})"


def _list(words: Iterable[str]) -> str:
    return " and ".join(words)


def _found(citation: Citation, path: str, context: Context) -> tuple[Decision, ...]:
    index = context.kb.decision_index
    if not citation.is_path:
        return index.candidates(None, re.sub(r"[\s#_]+", "-", citation.reference))
    linked = context.by_path.get(link_path(path, citation.reference))
    if isinstance(linked, Decision):
        return (linked,)
    # Many names begin with a number: only the whole name of a file is one of ours.
    stem = name_without_extension(citation.reference)
    found = index.candidates(None, stem)
    return tuple(one for one in found if one.id.rpartition("/")[2] == stem)


def _is_told(data: bytes, at: ByteRange, living: tuple[Decision, ...]) -> bool:
    """Whether the words around it say that it is past, or name what holds instead."""
    start = max(data.rfind(b"\n\n", 0, at.start), at.start - _WIDEST, 0)
    end = data.find(b"\n\n", at.end)
    around = data[start : min(end if end >= 0 else len(data), at.end + _WIDEST)]
    return bool(_HISTORY.search(around)) or any(_names(around, one) for one in living)


def _names(around: bytes, decision: Decision) -> bool:
    stem = decision.id.rpartition("/")[2].encode()
    number = plain_number(decision.number).encode()
    by_number = rb"(?i)\badr[-_ #]*0*%s\b" % re.escape(number)
    return stem in around or bool(number and re.search(by_number, around))
