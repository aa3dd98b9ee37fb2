"""The open items of a handover by who takes them over unfinished."""

from collections import defaultdict
from collections.abc import Sequence

from relaybook.model.handover import Handover
from relaybook.model.handover_tables import OpenItem
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, badge, listed, note
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import SHOWN
from relaybook.site.values import field_value


def open_items(page: Page, handover: Handover) -> Html:
    """Return the open items of each new owner, the worst first."""
    by_owner: dict[str, list[OpenItem]] = defaultdict(list)
    for one in handover.open_items or ():
        by_owner[one.new_owner or ""].append(one)
    head = page.heading("Open items by owner", count=len(handover.open_items or ()))
    if not by_owner:
        return joined([head, note("Nobody has written down what is unfinished.")])
    parts = [_of_owner(page, handover, *one) for one in sorted(by_owner.items())]
    return joined([head, *parts])


def _of_owner(page: Page, handover: Handover, owner: str, items: Sequence[OpenItem]) -> Html:
    worst_first = sorted(items, key=lambda one: one.severity or "~")
    more = len(items) - SHOWN
    record = page.link(handover, f"{more:,} more")
    return joined(
        [
            element("h3", or_unknown(who(page, owner))),
            listed(_item(page, one) for one in worst_first[:SHOWN]),
            note(record, " in the record.") if more > 0 else EMPTY,
        ]
    )


def _item(page: Page, item: OpenItem) -> Html:
    meanwhile = joined(["Meanwhile: ", prose(item.workaround)]) if item.workaround else EMPTY
    severity = badge(item.severity) if item.severity else None
    what = joined([severity, prose(item.what or "unnamed")], " ")
    return joined([what, meanwhile, field_value(page, item, "runbook")], ". ")
