"""What a reader may see: records for others are left out of everything, as if they were not there.

A record says for whom it is: `all` (the default), `team` or `restricted`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from relaybook.findings import Finding, Report
from relaybook.model.exercise import Exercise
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.model.references import split_reference

Audience = Literal["all", "team", "restricted"]
_WIDTH = {"all": 0, "team": 1, "restricted": 2}
_UNREAD = ("invalid-front-matter", "unreadable-file")
_One = TypeVar("_One", bound=Record)


def hidden_records(base: KnowledgeBase, audience: Audience) -> tuple[Record, ...]:
    """Return the records that `audience` may not see.

    Whoever writes an audience that cannot be read meant to keep something back: nobody sees that
    record before it is mended. An exercise is for those who may see its runbook.
    """
    unclear = _with_unclear_audience(base)
    kept_back = tuple(
        record
        for record in base.documents
        if unclear.intersection((record.path, *record.files)) or not _may_see(record, audience)
    )
    runbooks = {record.id for record in kept_back if record.kind == "runbook"}
    return (*kept_back, *(one for one in base.documents if _exercised(one) in runbooks))


def visible_base(base: KnowledgeBase, hidden: Sequence[Record]) -> KnowledgeBase:
    """Return `base` without the `hidden` records and their files."""
    if not hidden:
        return base
    paths = files_of(hidden)
    return replace(
        base,
        systems=_others(base.systems, paths),
        contacts=_others(base.contacts, paths),
        runbooks=_others(base.runbooks, paths),
        decisions=_others(base.decisions, paths),
        exercises=_others(base.exercises, paths),
        handovers=_others(base.handovers, paths),
        guides=_others(base.guides, paths),
        documents=tuple(one for one in base.documents if one.path not in paths),
        files=base.files - paths,
    )


def files_of(records: Sequence[Record]) -> frozenset[str]:
    """Return every file that one of `records` is made of."""
    return frozenset(path for record in records for path in (record.path, *record.files))


def visible_report(report: Report, hidden: Sequence[Record]) -> Report:
    """Return `report` without what it says about the `hidden` records."""
    paths = files_of(hidden)
    words = {word for record in hidden for word in (record.id, record.name)}
    # Whole words: a hidden record `ops` must not take findings about `stops` along.
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(words)))})(?![\w-])")

    def shown(finding: Finding) -> bool:
        said = f"{finding.message} {finding.help} {finding.excerpt}"
        places = {finding.path, *(related.path for related in finding.related)}
        return not places & paths and not named.search(said)

    return replace(
        report,
        findings=tuple(filter(shown, report.findings)),
        accepted=tuple(filter(shown, report.accepted)),
        baselined=tuple(filter(shown, report.baselined)),
    )


def _others(records: Mapping[str, _One], paths: frozenset[str]) -> dict[str, _One]:
    return {name: one for name, one in records.items() if one.path not in paths}


def _exercised(record: Record) -> str:
    """Return the id of the runbook that `record` is an exercise of, if it is one."""
    return split_reference(record.runbook or "")[1] if isinstance(record, Exercise) else ""


def _may_see(record: Record, audience: Audience) -> bool:
    meant_for = str(getattr(record, "audience", None) or "all")
    return _WIDTH.get(meant_for, len(_WIDTH)) <= _WIDTH[audience]


def _with_unclear_audience(base: KnowledgeBase) -> frozenset[str]:
    """Return files that say for whom they are, in a way that could not be read."""
    found = set()
    for seen in base.problems:
        place = seen.problem.place
        names_it = isinstance(place.at, tuple) and place.at[:1] == ("audience",)
        if names_it or (seen.rule in _UNREAD and "audience" in base.sources.text(place.path)):
            found.add(place.path)
    return frozenset(found)
