"""Reports that several tests draw on."""

from datetime import date
from typing import Any

from relaybook.findings import (
    AsOf,
    Completeness,
    Finding,
    Level,
    RelatedPlace,
    Report,
    RuleInfo,
    Severity,
    Tally,
)
from relaybook.source import Span

LINK = "[down](scorer-dwn.md)"


def finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "broken-link",
        "severity": Severity.ERROR,
        "path": "runbooks/slow.md",
        "span": Span(7, 5, 7, 26),
        "record": "runbook:slow",
        "message": "the link leads to runbooks/scorer-dwn.md, which does not exist",
        "help": "did you mean runbooks/scorer-down.md?",
        "excerpt": f"See {LINK} first.",
    }
    return Finding(**{**values, **changes})


UNOWNED = finding(
    rule="missing-owner",
    severity=Severity.WARNING,
    path="systems/ledger.yaml",
    span=Span(1, 1, 1, 6),
    record="system:ledger",
    message="the system ledger has no owner",
    help="write `owner: <team>`",
    related=(RelatedPlace("contacts/payments.yaml", Span(2, 1, 2, 6), "a team that fits"),),
    excerpt="title: Ledger",
)
ACCEPTED = finding(path="runbooks/old.md", accepted="the page moves next week")


def report(*findings: Finding, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "name": "Sample",
        "as_of": AsOf(date(2026, 11, 23)),
        "findings": findings,
        "accepted": (),
        "completeness": (
            Completeness("owner", 212, 300, not_enforced=0),
            Completeness("rollback", 3, 1300, not_enforced=1300, note="61 change something"),
        ),
        "documents": 1320,
        "rules": {
            "broken-link": RuleInfo(
                "broken-link", "Each link leads to a file.", "links", Level.BASIC, Severity.ERROR
            ),
            "missing-owner": RuleInfo(
                "missing-owner", "Each has an owner.", "ownership", Level.STANDARD, Severity.ERROR
            ),
        },
        "tallies": {
            "broken-link": Tally(40, {"links out of the knowledge base": 2}),
            "missing-owner": Tally(300, {}),
        },
        "profiles": ("base", "ai"),
    }
    return Report(**{**values, **changes})
