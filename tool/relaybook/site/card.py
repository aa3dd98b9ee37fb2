"""The card that every record page begins with: owner, who to call, how fresh it is, where it is."""

from collections.abc import Iterable

from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import systems_of
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, listed, separated, trail
from relaybook.site.values import day
from relaybook.site.who_to_call import contact_link, escalation

Fact = tuple[str, Child]
_SENTENCES = frozenset({"Freshness"})
_NAMED = 12  # of systems on one line


def card(
    page: Page, record: Record, links: Iterable[Html], badges: Iterable[Html], facts: Iterable[Fact]
) -> Html:
    """Return the card of a record.

    links: to the lists that the page is found in. facts: what this kind has beside the rest.
    """
    inner = [
        element(
            "div",
            element("p", trail(links), class_="rb-note"),
            listed([*badges, *_state(page, record)], class_="rb-badges"),
            class_="rb-card__top",
        ),
        element("dl", *_calls(page, record), *_facts(page, record, facts), class_="rb-facts"),
    ]
    # The theme's search ends what is excluded at the first end tag of the same name.
    return element(
        "section", *inner, class_="rb-card", aria_label="About this page", data_search_exclude=True
    )


def home(page: Page) -> Html:
    """Return the link to the home page, with which every trail begins."""
    return page.to("index.md", "Home")


def tier_badge(tier: int | None) -> Html:
    """Return how critical a system is; tier 1 is the most critical."""
    if tier is None:
        return badge("no tier", "warning")
    return badge(f"tier {tier}", f"tier-{tier}")


def words(name: str) -> str:
    """Return a value of a fixed list as words: `alert_response` is alert response."""
    return name.replace("_", " ")


def _state(page: Page, record: Record) -> Iterable[Html]:
    if isinstance(record, System | Runbook | Decision):
        yield badge(f"level {page.book.level_of(record).word}")
    if count := len(page.book.findings_of(record)):
        noun = "finding" if count == 1 else "findings"
        yield element(
            "a", badge(f"{count:,} {noun}", "warning"), href=f"#{page.anchor('Open findings')}"
        )


def _calls(page: Page, record: Record) -> Iterable[Html]:
    """Yield the owner and whom to call, for the kinds that somebody runs."""
    if not isinstance(record, System | Runbook):
        return
    yield _fact("Owner", _owner(page, record))
    if isinstance(record, Runbook) and record.escalate_after:
        yield _fact("Escalate after", record.escalate_after.text)
    title = "Who to call"
    if page.book.report.as_of.fixed:
        title += f" (as of {page.book.day.isoformat()})"
    levels = escalation(page, record.escalation or ())
    yield _fact(title, levels, wide=True)


def _owner(page: Page, record: System | Runbook) -> Html:
    team = page.book.directory.find(record.owner, ("team",)) if record.owner else None
    if team is not None:
        return contact_link(page, team)
    return page.unknown(record.owner) if record.owner else badge("no owner", "warning")


def _facts(page: Page, record: Record, facts: Iterable[Fact]) -> Iterable[Html]:
    for name, value in (*facts, *_freshness(page, record)):
        if value:
            yield _fact(name, value, wide=name in _SENTENCES)
    yield _fact("Source", page.source((*record.files, record.path)[0]), wide=True)


def _freshness(page: Page, record: Record) -> Iterable[Fact]:
    if not isinstance(record, Decision):
        yield "Last reviewed", _reviewed(record)
    yield "Last changed", _changed(page, record)


def _reviewed(record: Record) -> Html:
    """Say when it was reviewed, and let the reader's clock say whether that is too long ago."""
    if "last_reviewed_on" not in type(record).model_fields:
        return EMPTY
    last, every = getattr(record, "last_reviewed_on", None), getattr(record, "review_in", None)
    if last is None:
        return badge("never", "warning")
    if every is None:
        return day(last)
    due = every.after(last)
    return joined([day(last), Html(", again by "), day(due, due=True)])


def _changed(page: Page, record: Record) -> Html:
    change = page.book.last_change(record)
    if change is None:
        return EMPTY
    return joined([day(change.day), Html(" by "), change.author])


def _fact(name: str, value: Child, *, wide: bool = False) -> Html:
    return element(
        "div",
        element("dt", name),
        element("dd", value),
        class_="rb-facts__wide" if wide else None,
    )


def systems_fact(page: Page, record: Record) -> Html:
    """Return links to the systems that a record is about; of many the first, and how many more."""
    names = systems_of(record)
    links = separated(page.reference(name, ("system",)) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return joined([links, page.link(record, f"{more:,} more") if more > 0 else None], " and ")
