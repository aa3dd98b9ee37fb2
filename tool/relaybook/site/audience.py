"""What a reader may see: records for others are left out of everything, as if they were not there.

A record says for whom it is: `all` (the default), `team` or `restricted`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from relaybook.findings import Finding, Report
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record

Audience = Literal["all", "team", "restricted"]
_WIDTH = {"all": 0, "team": 1, "restricted": 2}
_UNREAD = ("invalid-front-matter", "unreadable-file")
_One = TypeVar("_One", bound=Record)


def hidden_records(base: KnowledgeBase, audience: Audience) -> tuple[Record, ...]:
    """Return the records that `audience` may not see.

    Whoever writes an audience that cannot be read meant to keep something back: nobody sees that
    record before it is mended.
    """
    unclear = _with_unclear_audience(base)
    return tuple(
        record
        for record in base.documents
        if unclear.intersection((record.path, *record.files)) or not _may_see(record, audience)
    )


def visible_base(base: KnowledgeBase, hidden: Sequence[Record]) -> KnowledgeBase:
    """Return `base` without the `hidden` records and their files."""
    if not hidden:
        return base
    paths = frozenset(path for record in hidden for path in (record.path, *record.files))
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


def visible_report(report: Report, hidden: Sequence[Record]) -> Report:
    """Return `report` without what it says about the `hidden` records."""
    paths = {path for record in hidden for path in (record.path, *record.files)}
    words = {word for record in hidden for word in (record.id, record.name)}

    def shown(finding: Finding) -> bool:
        said = f"{finding.message} {finding.help} {finding.excerpt}"
        places = {finding.path, *(related.path for related in finding.related)}
        return not places & paths and not any(word in said for word in words)

    return replace(
        report,
        findings=tuple(filter(shown, report.findings)),
        accepted=tuple(filter(shown, report.accepted)),
    )


def _others(records: Mapping[str, _One], paths: frozenset[str]) -> dict[str, _One]:
    return {name: one for name, one in records.items() if one.path not in paths}


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
