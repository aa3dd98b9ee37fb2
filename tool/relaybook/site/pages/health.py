"""Health: the report of `check` as a page, completeness first, then findings by rule."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from relaybook.findings import Completeness, Finding, Report, Severity
from relaybook.site.book import Book
from relaybook.site.findings_list import findings_of_rule, rule_link, shared_help
from relaybook.site.html import EMPTY, Html, element, joined, text
from relaybook.site.page import Page, Search, badge, note, separated
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.tables import Listing, table

_ACCEPTED = "Accepted by somebody with a reason: shown, and never counted as passed."
_BASELINED = "There when the baseline was written, and not mended yet: never counted as passed."

_NO_GIT = "there is no git here"
_ELSEWHERE = (
    "These compare decisions with other branches and with what stood there before. "
    "relaybook check judges them in a branch; this site, which is the same for the same commit, "
    "does not. So nothing about them on this page says that they pass."
)


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, and all places of a rule that fails very often."""
    page = Page(book, "health.md")
    report = book.report
    listings = _by_rule(report.findings, "findings")
    accepted = _by_rule(report.accepted, "accepted")
    baselined = _by_rule(report.baselined, "baselined")
    content = [
        element("h1", "Health"),
        _about(report),
        page.heading("Completeness"),
        completeness(report),
        page.heading("Open findings", count=len(report.findings)),
        *(_rule(page, listing) for listing in listings),
        EMPTY if listings or baselined else element("p", badge("nothing found", "ok")),
        *_set_aside(page, "Accepted", _ACCEPTED, accepted),
        *_set_aside(page, "In the baseline", _BASELINED, baselined),
        _unknown(page, report),
    ]
    search = Search(exclude=True)
    yield page.planned("Health", [joined(content)], search=search, nav_title="Health")
    for listing in (*listings, *accepted, *baselined):
        yield from listing.pages(page)


def completeness(report: Report) -> Html:
    """Return how many records have an owner, an escalation, a way back, at every level."""
    if not any(line.of for line in report.completeness):
        names = separated(text(line.name) for line in report.completeness)
        return note("No systems and no runbooks, so nothing to count: ", names, ".")
    items = [_line(line) for line in report.completeness]
    return element("ul", *items, class_="rb-completeness")


def _line(line: Completeness) -> Html:
    if not line.of:
        none = element("span", "none to count", class_="rb-completeness__count")
        return element("li", element("span", line.name.capitalize()), none)
    note_ = f" ({line.note})" if line.note else ""
    enforced = badge(line.enforcement) if line.enforcement else EMPTY
    count = element(
        "span", f"{line.have:,}/{line.of:,}{note_} ", enforced, class_="rb-completeness__count"
    )
    name = element("span", line.name.capitalize())
    meter, *legend = _meter(line)
    return element("li", name, meter, count, *legend)


def _meter(line: Completeness) -> tuple[Html, ...]:
    """Return the bar; one whose records need not all have it says what its parts are."""
    name = line.name.capitalize()
    if line.must is not None and line.of:
        return _three_parts(line, name, line.must)
    meter = element(
        "progress",
        class_="rb-meter",
        value=str(line.have),
        max=str(max(line.of, 1)),
        aria_label=f"{name}: {line.have} of {line.of}",
    )
    return (meter,)


def _three_parts(line: Completeness, name: str, must: int) -> tuple[Html, ...]:
    lack = must - line.must_have
    rest = line.of - must
    words = (
        ("have", f"{line.must_have:,} of the {must:,} known to change something have one"),
        ("lack", f"{lack:,} of them {'has' if lack == 1 else 'have'} none"),
        ("rest", f"{rest:,} {'is' if rest == 1 else 'are'} not known to change anything"),
    )
    ends = (("have", 0, line.must_have), ("lack", line.must_have, must), ("rest", must, line.of))
    parts = [
        element("rect", class_=f"rb-meter__{kind}", x=str(x), width=str(end - x), height="1")
        for kind, x, end in ends
    ]
    meter = element(
        "svg",
        *parts,
        class_="rb-meter",
        viewBox=f"0 0 {line.of} 1",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"{name}: {', '.join(said for _, said in words)}",
    )
    keys = [element("span", said, class_=f"rb-key rb-key--{kind}") for kind, said in words]
    legend = element("span", joined(keys, " "), class_="rb-completeness__parts", aria_hidden="true")
    return meter, legend


def _about(report: Report) -> Html:
    fixed = f", a fixed date ({report.as_of.fixed})" if report.as_of.fixed else ""
    when = f"As of {report.as_of.day.isoformat()}{fixed}. " if fixed else ""
    apart = ", but for what is compared with git history (below)" if _against_git(report) else ""
    profiles = f"Profiles: {', '.join(report.profiles)}. " if report.profiles else ""
    return note(
        f"{when}{profiles}{report.documents:,} documents, judged as by relaybook check{apart}."
    )


def _by_rule(findings: Sequence[Finding], folder: str) -> list[Listing[Finding]]:
    """Return the findings of each rule, the worst and most frequent rule first."""
    groups = {
        rule: list(found)
        for rule, found in groupby(sorted(findings, key=_rule_order), key=lambda one: one.rule)
    }
    order = sorted(groups, key=lambda rule: (-_worst(groups[rule]), -len(groups[rule]), rule))
    return [findings_of_rule(rule, f"{folder}/{rule}.md", groups[rule]) for rule in order]


def _rule_order(finding: Finding) -> tuple[str, object]:
    return (finding.rule, finding.order)


def _worst(findings: Sequence[Finding]) -> Severity:
    return max(finding.severity for finding in findings)


def _rule(page: Page, listing: Listing[Finding]) -> Html:
    worst = _worst(listing.items)
    info = page.book.report.rules.get(listing.title)
    heading = element(
        "h3",
        badge(worst.word, worst.word),
        f" {listing.title} ({len(listing.items):,})",
        id=page.anchor(listing.title),
    )
    summary = prose(info.summary) if info else EMPTY
    helping = shared_help(listing.items)
    about = element("p", summary, Html(" "), rule_link(page, listing.title))
    write = note("What to write: ", prose(helping)) if helping else EMPTY
    return joined([heading, about, write, listing.cut(page)])


def _set_aside(
    page: Page, title: str, meaning: str, listings: Sequence[Listing[Finding]]
) -> Iterator[Html]:
    if not listings:
        return
    count = sum(len(listing.items) for listing in listings)
    yield page.heading(title, count=count)
    yield note(meaning)
    for listing in listings:
        yield element("h3", f"{listing.title} ({len(listing.items):,})")
        if (helping := shared_help(listing.items)) and listing.items[0].accepted is None:
            yield note("What to write: ", prose(helping))
        yield listing.cut(page)


def _unknown(page: Page, report: Report) -> Html:
    """Say what no rule could judge: that is never a pass."""
    against_git = _against_git(report)
    rows = [
        (rule_link(page, rule), f"{tally.judged:,}", prose(reason), f"{count:,}")
        for rule, tally in report.tallies.items()
        for reason, count in tally.unknown.items()
        if rule not in against_git
    ]
    parts = [_judged_elsewhere(page, against_git)] if against_git else []
    if rows:
        parts.append(page.heading("Cannot tell", count=len(rows)))
        parts.append(table(("Rule", "Judged", "Why not", "Records"), rows))
    return joined(parts)


def _judged_elsewhere(page: Page, rules: Sequence[str]) -> Html:
    """Name the rules that compare records with other states of the repository."""
    heading = page.heading("Judged in a branch, not here", count=len(rules))
    named = joined([rule_link(page, rule) for rule in rules], ", ")
    return joined([heading, element("p", named), note(_ELSEWHERE)])


def _against_git(report: Report) -> list[str]:
    """Return the rules that could not judge anything for want of git, which the site never asks."""
    return [
        rule
        for rule, tally in report.tallies.items()
        if tally.unknown and all(reason.endswith(_NO_GIT) for reason in tally.unknown)
    ]
