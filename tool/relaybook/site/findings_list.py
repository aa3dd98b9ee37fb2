"""Findings as pages show them: at their record, by rule, and in full."""

from collections.abc import Sequence

from relaybook.findings import Finding
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, badge, note
from relaybook.site.prose import prose
from relaybook.site.tables import SHOWN, Listing


def place(page: Page, finding: Finding) -> Html:
    """Return the file and line of a finding, as a link to the page of its record."""
    words = f"{finding.path}:{finding.span.line}"
    record = page.book.owner_of_file.get(finding.path)
    return page.link(record, words) if record else element("code", words)


def rule_link(page: Page, rule: str) -> Html:
    """Return a link to the page that explains a rule."""
    uri = page.book.rule_uris.get(rule)
    return page.to(uri, rule) if uri else element("code", rule)


def finding_item(page: Page, finding: Finding, *, with_place: bool = True) -> Html:
    """Return one finding with what to write and what explains it."""
    head = [
        badge(finding.severity.word, finding.severity.word),
        Html(" "),
        prose(finding.message),
        joined([Html(" · "), place(page, finding)]) if with_place else EMPTY,
        joined([Html(" · "), rule_link(page, finding.rule)]),
        Html(" · in the baseline") if finding.baselined else EMPTY,
    ]
    helping = element("p", prose(finding.help), class_="rb-help") if finding.help else EMPTY
    class_ = f"rb-finding rb-finding--{finding.severity.word}"
    return element("li", element("div", *head), helping, class_=class_)


def findings_section(page: Page, findings: Sequence[Finding]) -> Html:
    """Return the section of a record's page with its open findings; empty without any."""
    if not findings:
        return EMPTY
    worst_first = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
    items = [finding_item(page, finding) for finding in worst_first[:SHOWN]]
    parts = [
        page.heading("Open findings", count=len(findings), in_search=False),
        element("ul", *items, class_="rb-findings"),
    ]
    if len(findings) > SHOWN:
        health = page.to("health.md", "Health")
        parts.append(
            note(f"{SHOWN} of {len(findings):,} shown; all are listed under ", health, ".")
        )
    return joined(parts)


def findings_of_rule(title: str, uri: str, findings: Sequence[Finding]) -> Listing[Finding]:
    """Return the places where one rule fails, as a list that may be cut."""
    said = shared_help(findings)

    def row(page: Page, finding: Finding) -> tuple[Html, ...]:
        helping = "" if said else finding.help
        return place(page, finding), joined([_wrong(finding), _own_help(finding, helping)])

    return Listing(title, uri, ("Place", "What is wrong"), findings, row, "Filter findings")


def shared_help(findings: Sequence[Finding]) -> str:
    """Return what to write at every place alike; empty where places need something else."""
    helps = {finding.help for finding in findings}
    return helps.pop() if len(helps) == 1 else ""


def _wrong(finding: Finding) -> Html:
    accepted = f" (accepted: {finding.accepted})" if finding.accepted is not None else ""
    return joined([prose(finding.message), prose(accepted)])


def _own_help(finding: Finding, helping: str) -> Html:
    if not helping or finding.accepted is not None:
        return EMPTY
    return element("div", "What to write: ", prose(helping), class_="rb-help")
