"""How far a runbook can be trusted: one line in its card, and the signals below its text."""

from relaybook.model.freshness import Freshness
from relaybook.model.signal import Evidence, Signal
from relaybook.site.html import EMPTY, Html, element, joined
from relaybook.site.page import Page, listed, separated
from relaybook.site.prose import prose
from relaybook.site.tables import table

_CONTACTS = ("person", "team", "role")


def freshness_fact(page: Page, freshness: Freshness) -> tuple[str, Html]:
    """Return the line for readers, as a link to what stands behind it."""
    line = freshness.line[:1].upper() + freshness.line[1:]
    return "Freshness", element("a", line, href=f"#{page.anchor('Freshness')}")


def freshness_section(page: Page, freshness: Freshness) -> Html:
    """Return the four signals, each with its evidence."""
    rows = [_row(page, signal) for signal in freshness.signals]
    heading = page.heading("Freshness", in_search=False)
    return joined([heading, table(("Signal", "State", "Evidence"), rows)])


def _row(page: Page, signal: Signal) -> tuple[Html, Html, Html]:
    shown = [_evidence(page, one) for one in signal.evidence]
    return (
        prose(signal.name.capitalize()),
        prose(signal.state),
        listed(shown, class_="rb-values") if shown else EMPTY,
    )


def _evidence(page: Page, evidence: Evidence) -> Html:
    parts = [prose(evidence.text)]
    if evidence.who:
        parts += [Html(" "), separated(page.reference(who, _CONTACTS) for who in evidence.who)]
    if evidence.record:
        parts += [Html(" ("), page.file(evidence.record, "record"), Html(")")]
    return joined(parts)
