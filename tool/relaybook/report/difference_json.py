"""What a change means, for other programs."""

import json
from dataclasses import asdict
from typing import Any

from relaybook.findings import Finding
from relaybook.graph.edges import Edge
from relaybook.model.secrets import mask_in
from relaybook.report.trend_json import review_as_json
from relaybook.review.difference import Difference, Side
from relaybook.review.difference_edges import EdgeChange, RadiusChange
from relaybook.review.difference_ladder import LadderMove, ReviewChange

VERSION = 1


def render(difference: Difference) -> str:
    """Return an object with `findings`, `edges`, `owners`, `ladder` and `records`.

    Lines count from 1: those of what was closed in BASE, all others in HEAD.
    """
    as_of = difference.head.report.as_of
    content = {
        "version": VERSION,
        "base": _side(difference.base),
        "head": _side(difference.head),
        "as_of": {"day": as_of.day.isoformat(), "fixed": as_of.fixed or None},
        "findings": _findings(difference),
        "handovers": [_review(one) for one in difference.ladder.reviews],
        "ladder": [_move(one) for one in difference.ladder.moves],
        "owners": [asdict(one) for one in difference.owners],
        "edges": {
            "added": [_edge(one) for one in difference.edges.added],
            "removed": [_edge(one) for one in difference.edges.removed],
            "changed": [_changed(one) for one in difference.edges.changed],
        },
        "blast_radius": [_radius(one) for one in difference.edges.radii],
        "records": _records(difference),
        "configured_anew": difference.configured_anew,
        "without_history": list(difference.unasked),
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _review(change: ReviewChange) -> dict[str, Any]:
    return {
        "handover": change.handover,
        "before": review_as_json(change.before) if change.before else None,
        "after": review_as_json(change.after) if change.after else None,
    }


def _move(move: LadderMove) -> dict[str, Any]:
    return {
        "handover": move.handover,
        "area": move.area,
        "code": move.code or None,
        "requirement": move.requirement,
        "subject": move.subject,
        "before": move.before,
        "after": move.after,
        "gate": move.is_gate,
    }


def _records(difference: Difference) -> dict[str, Any]:
    renamed = [{"before": old, "after": new} for old, new in difference.renamed.items()]
    added, removed = list(difference.added), list(difference.removed)
    return {"added": added, "removed": removed, "renamed": renamed}


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "commit": side.commit or None,
        "documents": side.report.documents,
        "open": len(side.report.findings),
    }


def _findings(difference: Difference) -> dict[str, Any]:
    found = difference.findings
    return {
        "opened": [_finding(one) for one in found.opened],
        "returned": [_finding(one) for one in found.returned],
        "closed": [_finding(one) for one in found.closed],
        "accepted": [_finding(one) for one in found.accepted],
        "reweighed": [
            {"before": one.before.severity.word, **_finding(one.after)} for one in found.reweighed
        ],
        "stayed": found.stayed,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "record": finding.record or None,
        "message": finding.message,
        "help": finding.help or None,
        "accepted": finding.accepted,
        "baselined": finding.baselined,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind,
        "criticality": edge.criticality,
        "on_failure": edge.on_failure,
        "needed_for": list(edge.needed_for),
    }


def _changed(change: EdgeChange) -> dict[str, Any]:
    fields = {one.field: {"before": one.before, "after": one.after} for one in change.fields}
    return {**_edge(change.after), "fields": fields}


def _radius(change: RadiusChange) -> dict[str, Any]:
    return {
        "system": change.system,
        "before": change.before,
        "after": change.after,
        "more": list(change.more),
        "fewer": list(change.fewer),
    }
