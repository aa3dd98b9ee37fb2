"""One decision takes the place of another: both ends say so, and nothing else changes."""

from datetime import date
from typing import Any

from relaybook.errors import UsageError
from relaybook.fix.correction import Edit
from relaybook.fix.front_matter import FrontMatterText
from relaybook.fix.rewriting import Rewritten, rewritten
from relaybook.fix.status_lines import superseded_edit, supersedes_edit
from relaybook.load.decided_text import decided_words
from relaybook.load.decision_versions import read_versions
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex
from relaybook.model.decision_lineage import Lineage
from relaybook.model.decision_links import (
    link_to,
    reference_to,
)
from relaybook.model.decision_reading import (
    BOLD,
    FRONT_MATTER,
    LINE,
    LIST,
    SECTION,
    TABLE,
    WrittenStatus,
)
from relaybook.model.decision_status import PROPOSED, REJECTED, SUPERSEDED
from relaybook.model.knowledge_base import KnowledgeBase

_CHANGED = ("status", "superseded_by", "supersedes")


def plan_supersession(
    kb: KnowledgeBase, old: Decision, new: Decision, day: date, *, also: bool = False
) -> tuple[Rewritten, ...]:
    """Return the files to write so that `new` supersedes `old`; none where both say so already.

    day: today, written where the status of `old` tells when it changed. also: whether `new` may
    take the place beside another that has taken it. Raises UsageError where that cannot be, or
    where the files would not say exactly that.
    """
    _refuse_nonsense(old, new)
    if not also:
        _refuse_second(kb, old, new)
    texts = {one.path: kb.sources.data(one.path) for one in (old, new)}
    edits = {
        old.path: _old_end(kb.decision_index, old, new, texts[old.path], day),
        new.path: _new_end(kb.decision_index, old, new, texts[new.path]),
    }
    files = tuple(
        Rewritten(path, texts[path], rewritten(texts[path], found))
        for path, found in sorted(edits.items())
        if found
    )
    _verify(kb, old, new, files, day)
    return files


def _refuse_nonsense(old: Decision, new: Decision) -> None:
    if old is new:
        raise UsageError(f"{old.path} cannot take its own place; name another decision with --by")
    if new.status in (PROPOSED, REJECTED):
        raise UsageError(
            f"{new.path} is {new.status}, so it takes no place yet: it must be accepted first"
        )
    if new.status == SUPERSEDED:
        raise UsageError(f"{new.path} is superseded itself; name what took its place with --by")


def _refuse_second(kb: KnowledgeBase, old: Decision, new: Decision) -> None:
    """Refuse what is superseded by another: mostly that one is meant, which holds now."""
    lineage = Lineage(decisions_of(kb), kb.decision_index)
    paths = {one.path for one in lineage.successors(old)}
    if old.status != SUPERSEDED or not paths or new.path in paths:
        return
    living = [one for one in lineage.living(old) if one.path != new.path]
    holds = " and ".join(one.path for one in living)
    there = f": {holds} {'hold' if len(living) > 1 else 'holds'} now" if living else ""
    instead = "supersede that one" if living else "see what took its place"
    raise UsageError(
        f"{old.path} is superseded already{there}; {instead}, or add --also where both take its "
        "place"
    )


def _names(index: DecisionIndex, near: Decision, field: str, other: Decision) -> bool:
    return any(index.find(near, one) is other for one in getattr(near, field) or ())


def _old_end(
    index: DecisionIndex, old: Decision, new: Decision, data: bytes, day: date
) -> tuple[Edit, ...]:
    status = _written_status(old)
    is_named = _names(index, old, "superseded_by", new)
    if is_named and old.status == SUPERSEDED:
        return ()
    if status.form == FRONT_MATTER:
        text = FrontMatterText(old.path, data)
        change = (
            () if old.status == SUPERSEDED else (text.replaced(SUPERSEDED, text.key("status")),)
        )
        added = text.added("superseded_by", reference_to(new, old, index))
        return change if is_named else (*change, added)
    link = link_to(new, old, status.form)
    return (superseded_edit(old, status, data, link, day),)


def _new_end(index: DecisionIndex, old: Decision, new: Decision, data: bytes) -> tuple[Edit, ...]:
    if _names(index, new, "supersedes", old):
        return ()
    status = _written_status(new)
    if status.form == FRONT_MATTER:
        text = FrontMatterText(new.path, data)
        return (text.added("supersedes", reference_to(old, new, index)),)
    link = link_to(old, new, status.form)
    return (supersedes_edit(new, status, data, link),)


def _written_status(decision: Decision) -> WrittenStatus:
    found = decision.statuses[:1]
    if not found or found[0].form not in (FRONT_MATTER, LIST, BOLD, LINE, TABLE, SECTION):
        where = f"in its {found[0].form}" if found else "nowhere"
        raise UsageError(
            f"{decision.path} states its status {where}, which is not changed here; write by hand "
            "what supersedes it and what it supersedes"
        )
    return found[0]


def _verify(
    kb: KnowledgeBase, old: Decision, new: Decision, files: tuple[Rewritten, ...], day: date
) -> None:
    """Read every decision again as it would be, and refuse any other change than the one meant."""
    contents = {one.path: kb.sources.data(one.path) for one in decisions_of(kb)}
    before = read_versions(contents, kb.configuration)
    contents |= {one.path: one.after for one in files}
    after = read_versions(contents, kb.configuration)
    index = DecisionIndex(after.values())
    older, newer = after.get(old.path), after.get(new.path)
    said = (
        older is not None
        and newer is not None
        and older.status == SUPERSEDED
        and _names(index, older, "superseded_by", newer)
        and _names(index, newer, "supersedes", older)
        and newer.status == new.status
    )
    same = all(
        _rest(before[path]) | _stepped(after[path], day) == _rest(after[path])
        for path in (old.path, new.path)
    ) and all(decided_words_of(one.before) == decided_words_of(one.after) for one in files)
    if not said or not same:
        raise UsageError(
            f"{old.path} and {new.path} are written in a way in which this would change more than "
            "is meant; write both ends by hand"
        )


def decisions_of(kb: KnowledgeBase) -> list[Decision]:
    """Return every decision, those too whose id another has taken."""
    return [one for one in kb.documents if isinstance(one, Decision)]


def _rest(decision: Decision) -> dict[str, Any]:
    fields = {name: value for name, value in decision if name not in _CHANGED}
    return {**fields, "headings": [one.text for one in decision.outline.headings]}


def _stepped(after: Decision, day: date) -> dict[str, Any]:
    """Return the day of a status that tells when it changed, which is that of the last step."""
    return {"date": day} if after.status == SUPERSEDED and after.date == day else {}


def decided_words_of(data: bytes) -> tuple[str, ...]:
    """Return the words that stay once a decision is accepted."""
    return tuple(one.text for one in decided_words(data) or ())
