"""A ledger, its team and its vendor, and where a check of them found something."""

from relaybook.findings import Report

LEDGER = """\
title: Ledger
owner: payments
service_tier: 2
depends_on: {not_applicable: "It runs alone on one host."}
"""
STEPS = """
# Restart

## When to use

After a power cut.

## Steps

1. Look at the status of the pod.

## Verification

The pod is ready.
"""
SECURITY = "type: team\ntitle: Security\nreach: {pager: security-primary}\n"
ACME = """\
type: vendor
title: Acme
reach: {phone: "+44 20 7946 0100"}
contracts: [{ref: C-1, end_on: 2026-06-30}]
"""
DESK = 'type: team\ntitle: Desk\norg: vendor:acme\nreach: {phone: "+44 20 7946 0101"}\n'


def places(report: Report) -> list[tuple[str, int, int, str]]:
    """Return path, line, column and rule of each finding."""
    return [(f.path, f.span.line, f.span.column, f.rule) for f in report.findings]


def runbooks(front_matter: str) -> dict[str, str]:
    """Return three runbooks with one front matter."""
    names = ("first", "second", "third")
    return {f"runbooks/{name}.md": f"---\n{front_matter}---\n{STEPS}" for name in names}
