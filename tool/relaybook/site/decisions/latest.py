"""What the home page says of decisions: what waits for one, and what was decided last."""

from collections.abc import Sequence

from relaybook.model.decision import Decision
from relaybook.model.decision_status import DEAD, PROPOSED
from relaybook.site.decisions.log import newest_first
from relaybook.site.decisions.status import status_badge
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, note
from relaybook.site.tables import table
from relaybook.site.values import day

_SHOWN = 5
_HEADERS = ("No.", "Decision", "Status", "Date")


def latest_decisions(page: Page) -> Html:
    """Return the newest proposed decisions and the newest decided ones; empty without any."""
    decisions = sorted(page.book.decisions, key=newest_first)
    if not decisions:
        return EMPTY
    proposed = [one for one in decisions if one.status == PROPOSED]
    decided = [one for one in decisions if one.status not in (PROPOSED, *DEAD)]
    log = page.to(page.book.index["decision"], f"All {len(decisions):,}")
    return joined(
        [
            page.heading("Decisions", count=len(decisions)),
            _group(page, "Proposed", proposed),
            _group(page, "Latest", decided),
            note(log, ", with those that no longer count."),
        ]
    )


def _group(page: Page, title: str, decisions: Sequence[Decision]) -> Html:
    if not decisions:
        return EMPTY
    count = len(decisions)
    said = f"{title} ({_SHOWN} of {count:,})" if count > _SHOWN else f"{title} ({count})"
    heading = element("h3", said, id=page.anchor(title))
    rows = [_row(page, one) for one in decisions[:_SHOWN]]
    return joined([heading, table(_HEADERS, rows, stacked=True)])


def _row(page: Page, decision: Decision) -> tuple[str | Html, ...]:
    return decision.number, page.link(decision), status_badge(decision), day(decision.date)
