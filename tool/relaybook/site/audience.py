"""What a reader may see: records for others are left out of everything, as if they were not there.

A record says for whom it is: `all` (the default), `team` or `restricted`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from relaybook.findings import Finding, Report
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record

Audience = Literal["all", "team", "restricted"]
_WIDTH = {"all": 0, "team": 1, "restricted": 2}
_One = TypeVar("_One", bound=Record)


def visible_base(base: KnowledgeBase, audience: Audience) -> KnowledgeBase:
    """Return `base` with only the records that `audience` may see."""
    if all(_may_see(record, audience) for record in base.documents):
        return base
    return replace(
        base,
        systems=_visible(base.systems, audience),
        contacts=_visible(base.contacts, audience),
        runbooks=_visible(base.runbooks, audience),
        decisions=_visible(base.decisions, audience),
        exercises=_visible(base.exercises, audience),
        handovers=_visible(base.handovers, audience),
        guides=_visible(base.guides, audience),
        documents=tuple(one for one in base.documents if _may_see(one, audience)),
    )


def visible_report(report: Report, base: KnowledgeBase, audience: Audience) -> Report:
    """Return `report` without what it says about records that `audience` may not see."""
    hidden = [record for record in base.documents if not _may_see(record, audience)]
    if not hidden:
        return report
    paths = {path for record in hidden for path in record.files}
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


def _visible(records: Mapping[str, _One], audience: Audience) -> dict[str, _One]:
    return {name: one for name, one in records.items() if _may_see(one, audience)}


def _may_see(record: Record, audience: Audience) -> bool:
    meant_for = getattr(record, "audience", None) or "all"
    # Whoever writes an audience that does not exist meant to keep something back.
    return _WIDTH.get(str(meant_for), len(_WIDTH)) <= _WIDTH[audience]
