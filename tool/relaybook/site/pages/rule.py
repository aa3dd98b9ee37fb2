"""The pages of the rules, as they stand beside the rules, and the list of all."""

import re
from collections.abc import Iterator

from relaybook.findings import RuleInfo
from relaybook.rules.page import has_page
from relaybook.site.book import Book
from relaybook.site.card import home
from relaybook.site.findings_list import findings_of_rule
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, Search, badge, note, trail
from relaybook.site.planned import PlannedFile
from relaybook.site.prose import prose
from relaybook.site.tables import Listing
from relaybook.site.trusted_blocks import TrustedBlock

# Beside the rules a page is named like the module and those of packs lie in a folder of their
# own; on the site all lie together, named like the rules.
_BESIDE = re.compile(r"\[([^\]]*)\]\((?:\.\./|packs/)?([a-z_]+)\.md(#[^)\s]*)?\)")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the list of rules and a page for each that has one."""
    for rule in sorted(book.rule_uris):
        yield _rule(book, rule)
    yield from _index(book)


def _rule(book: Book, rule: str) -> PlannedFile:
    page = Page(book, book.rule_uris[rule])
    findings = [finding for finding in book.report.findings if finding.rule == rule]
    here = EMPTY
    if findings:
        listing = findings_of_rule(rule, f"findings/{rule}.md", findings)
        here = joined([page.heading("Where it fails here", count=len(findings)), listing.cut(page)])
    card = TrustedBlock(_card(page, rule), below_title=True)
    parts: list[str | Html | TrustedBlock] = [card, _text(book, page, rule), here]
    # Examples of rules name alerts too, and nobody on call looks for a rule: the list has a filter.
    return page.planned(rule, filter(None, parts), search=Search(exclude=True))


def _text(book: Book, page: Page, rule: str) -> str:
    def on_site(match: re.Match[str]) -> str:
        words, module, anchor = match.groups("")
        rule = module.replace("_", "-")
        if uri := book.rule_uris.get(rule):
            return f"[{words}]({page.href(uri)}{anchor})"
        # A rule that takes no part here has no page; what is no rule is a link of an example.
        return words if has_page(rule) else match[0]

    return _BESIDE.sub(on_site, book.rule_pages[rule])


def _card(page: Page, rule: str) -> Html:
    way = trail([home(page), page.to("rules/index.md", "Rules")])
    info = page.book.report.rules.get(rule)
    said = _badges(info) if info else badge("not run here")
    return element("div", element("p", way, class_="rb-note"), element("p", said), class_="rb-card")


def _badges(info: RuleInfo) -> Html:
    severity = badge(info.severity.word, info.severity.word)
    return joined([severity, badge(info.area), badge(f"from level {info.level.word}")], " ")


def _index(book: Book) -> Iterator[PlannedFile]:
    page = Page(book, "rules/index.md")
    rules = sorted(set(book.rule_uris) | set(book.report.rules))
    headers = ("Rule", "What holds when it passes", "Area", "Level", "Severity", "Findings")
    listing: Listing[str] = Listing(
        "All rules", "rules/all-rules.md", headers, rules, _row, "Filter rules"
    )
    said = note(
        "What is checked. Each page says why it matters, with a failing and a correct example."
    )
    content = joined([element("h1", "Rules"), said, listing.cut(page)])
    yield page.planned("Rules", [content], search=Search(exclude=True), nav_title="Rules")
    yield from listing.pages(page)


def _row(page: Page, rule: str) -> tuple[Child, ...]:
    uri = page.book.rule_uris.get(rule)
    link = page.to(uri, rule) if uri else element("code", rule)
    info = page.book.report.rules.get(rule)
    if info is None:
        return link, "", "", "", "", ""
    count = sum(1 for finding in page.book.report.findings if finding.rule == rule)
    severity = badge(info.severity.word, info.severity.word)
    return link, prose(info.summary), info.area, info.level.word, severity, str(count or "")
