"""What a reader must know before the first line of a decision: whether it counts, and what does."""

from collections.abc import Iterable

from relaybook.model.decision import Decision
from relaybook.model.decision_lineage import Change
from relaybook.model.decision_status import (
    ACCEPTED,
    DEPRECATED,
    PROPOSED,
    REJECTED,
    SUPERSEDED,
)
from relaybook.site.decisions.links import decision_reference, described
from relaybook.site.decisions.status import partial_word
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page
from relaybook.site.prose import prose

_WORDS = {
    SUPERSEDED: "Superseded: do not follow this any more.",
    DEPRECATED: "Deprecated: do not follow this any more.",
    REJECTED: "Rejected: this was considered and not adopted.",
    PROPOSED: "Proposed: this is not decided yet.",
}
_IN_PART = "In force, but changed in part."
_NOT_RECORDED = "What changed it is not recorded; its own text may say which part."
_KINDS = {SUPERSEDED: "error", DEPRECATED: "error", REJECTED: "error", PROPOSED: "info"}


def banner(page: Page, decision: Decision) -> Html:
    """Return the banner of a decision; empty for one that simply counts."""
    lineage = page.book.lineage
    amendments = [_amendment(page, decision, change) for change in lineage.amended_by(decision)]
    status = decision.status or ""
    if status in _WORDS:
        lead = element("strong", _WORDS[status])
        return _box(_KINDS[status], [joined([lead, _instead(page, decision)], " "), *amendments])
    if status == ACCEPTED and not amendments and partial_word(decision):
        return _box("warning", [element("strong", _IN_PART), Html(_NOT_RECORDED)])
    if status == ACCEPTED and amendments:
        rest = element("strong", _IN_PART)
        return _box("warning", [rest, *amendments])
    return EMPTY


def _box(kind: str, lines: Iterable[Child]) -> Html:
    # Nothing of it is found by the search: the words are those of another decision.
    return element(
        "section",
        *(element("p", line) for line in lines if line),
        class_=f"rb-banner rb-banner--{kind}",
        aria_label="Status of this decision",
        data_search_exclude=True,
    )


def _instead(page: Page, decision: Decision) -> Html:
    """Say what to follow instead, and what stood between."""
    if decision.status == PROPOSED:
        return EMPTY
    lineage = page.book.lineage
    living = lineage.living(decision)
    if not living:
        return _without_successor(page, decision)
    follow = joined([Html("Follow "), _both(described(page, one) for one in living), "."])
    between = [one for one in lineage.successors(decision) if one not in living]
    if not between:
        return follow
    names = _both(page.link(one) for one in between)
    was = "was" if len(between) == 1 else "were"
    return joined(
        [follow, joined([Html("It gave way to "), names, f", which {was} superseded in turn."])],
        " ",
    )


def _without_successor(page: Page, decision: Decision) -> Html:
    if named := decision.superseded_by:
        others = _both(decision_reference(page, decision, name) for name in named)
        return joined([Html("Its successor is given as "), others, "."])
    if decision.status == SUPERSEDED:
        return Html("What took its place is not recorded.")
    return Html("Nothing took its place.") if decision.status == DEPRECATED else EMPTY


def _amendment(page: Page, decision: Decision, change: Change) -> Html:
    how = "Superseded in part by " if change.partial else "Amended by "
    part = _part(page, decision, change)
    what = joined([Html(": section "), part]) if part else EMPTY
    return joined([Html(how), described(page, change.other), what, "."])


def _part(page: Page, decision: Decision, change: Change) -> Html:
    """Return the section that was changed, as a link where this page has it."""
    for one, link in ((decision, ""), (change.other, page.book.locations[change.other.path])):
        for heading in one.outline.headings:
            if heading.id == change.part:
                at = page.href(link, heading.id) if link else f"#{heading.id}"
                return element("a", heading.text, href=at)
    return prose(change.part)


def _both(items: Iterable[Child]) -> Html:
    """Return names as a sentence lists them: one, two and three."""
    *others, last = list(items)
    return joined([joined(others, ", "), last], " and ")
