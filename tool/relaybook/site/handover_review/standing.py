"""What a review shows below the gates: claims, people, what was accepted, open items, risks."""

from collections import defaultdict
from collections.abc import Iterator

from relaybook.model.handover import Handover
from relaybook.model.handover_tables import OpenItem
from relaybook.review.accepted_view import AcceptedLine
from relaybook.review.claims import Claim
from relaybook.review.content_risks import UNSEEN
from relaybook.review.people_view import Knowledge
from relaybook.review.scorecard import Scorecard
from relaybook.review.top_risks import RiskLine
from relaybook.site.findings_list import rule_link
from relaybook.site.handover_review.places import subject
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, listed, note
from relaybook.site.portfolio import COST, or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.tables import SHOWN, table
from relaybook.site.values import day, field_value


def standing(page: Page, handover: Handover, card: Scorecard) -> Iterator[Html]:
    """Yield the sections, in the order of the meeting."""
    yield _claims(page, card)
    yield _people(page, card)
    yield _accepted(page, card)
    yield _open_items(page, handover)
    yield _risks(page, card)
    yield _cost(page)
    yield _unknown(page, card)
    yield joined([page.heading("What this page cannot see"), element("p", UNSEEN)])


def _claims(page: Page, card: Scorecard) -> Html:
    rows = [_claim(page, one) for one in card.claims]
    headers = ("Deliverable", "Who says so", "In which words")
    content = table(headers, rows, stacked=True) if rows else note("Each deliverable was shown.")
    return joined([page.heading("Claimed, but not shown", count=len(rows)), content])


def _claim(page: Page, claim: Claim) -> tuple[Child, ...]:
    accepted = badge("accepted all the same", "warning") if claim.accepted else None
    return (
        joined([prose(claim.what or claim.deliverable), accepted], " "),
        joined([or_unknown(who(page, claim.by)), day(claim.on)], ", "),
        or_unknown(prose(claim.words)),
    )


def _people(page: Page, card: Scorecard) -> Html:
    people = card.people
    now = len(people.today)
    noun = "person" if now == 1 else "people"
    count = f": {now:,} {noun} today, {len(people.at_exit):,} at the exit."
    rows = [_knowledge(page, one) for one in people.systems]
    headers = ("System", "Ours who know it at the exit", "Furthest stage passed", "Alone so far")
    team = element("p", or_unknown(who(page, people.team)), count)
    return joined([page.heading("People"), team, table(headers, rows, stacked=True)])


def _knowledge(page: Page, one: Knowledge) -> tuple[Child, ...]:
    few = None if one.has_enough else badge("fewer than two", "warning")
    return (
        page.reference(one.system, ("system",)),
        joined([or_unknown(who(page, *one.knowers)), few], " "),
        one.stage.replace("_", " ") or badge("none", "warning"),
        who(page, *one.alone) or badge("nobody", "warning"),
    )


def _accepted(page: Page, card: Scorecard) -> Html:
    rows = [_acceptance(page, one) for one in card.accepted[:SHOWN]]
    head = page.heading("Waived and accepted", count=len(card.accepted))
    if not rows:
        return joined([head, note("Nothing is waived or accepted.")])
    more = len(card.accepted) - len(rows)
    rest = note(f"{more:,} more.") if more else EMPTY
    return joined([head, table(("What", "About", "With which words"), rows, stacked=True), rest])


def _acceptance(page: Page, one: AcceptedLine) -> tuple[Child, ...]:
    what = joined([prose(one.message), " (", rule_link(page, one.rule), ")"])
    return what, subject(page, one.subject), prose(one.accepted)


def _open_items(page: Page, handover: Handover) -> Html:
    """Return the open items of each new owner: what somebody takes over unfinished."""
    by_owner: dict[str, list[OpenItem]] = defaultdict(list)
    for one in handover.open_items or ():
        by_owner[one.new_owner or ""].append(one)
    head = page.heading("Open items by owner", count=len(handover.open_items or ()))
    if not by_owner:
        return joined([head, note("Nobody has written down what is unfinished.")])
    parts = [
        joined(
            [element("h3", or_unknown(who(page, owner))), listed(_item(page, one) for one in items)]
        )
        for owner, items in sorted(by_owner.items())
    ]
    return joined([head, *parts])


def _item(page: Page, item: OpenItem) -> Html:
    meanwhile = joined(["Meanwhile: ", prose(item.workaround)]) if item.workaround else EMPTY
    return joined(
        [
            joined(
                [badge(item.severity) if item.severity else None, prose(item.what or "unnamed")],
                " ",
            ),
            meanwhile,
            field_value(page, item, "runbook"),
        ],
        ". ",
    )


def _risks(page: Page, card: Scorecard) -> Html:
    rows = [_risk(page, one) for one in card.risks]
    headers = ("Risk", "Likelihood, impact", "Who", "By")
    content = (
        table(headers, rows, stacked=True) if rows else note("Nobody has written down a risk.")
    )
    return joined([page.heading("Top risks", count=len(rows)), content])


def _risk(page: Page, risk: RiskLine) -> tuple[Child, ...]:
    return (
        joined([prose(risk.what or risk.id), " (", subject(page, risk.where), ")"]),
        or_unknown(", ".join(filter(None, [risk.likelihood, risk.impact]))),
        or_unknown(who(page, risk.owner)),
        or_unknown(day(risk.due_on, due=True)),
    )


def _cost(page: Page) -> Html:
    link = page.to(COST, "Cost and value", page.anchor("After the exit"))
    said = element("p", "What it costs today and after the exit stands under ", link, ".")
    return joined([page.heading("Cost after the exit"), said])


def _unknown(page: Page, card: Scorecard) -> Html:
    head = page.heading("Cannot tell", count=sum(card.unknown.values()))
    if not card.unknown:
        return joined([head, note("Everything that was asked could be judged.")])
    items = (prose(f"{reason}: {count:,}") for reason, count in card.unknown.items())
    return joined([head, listed(items)])
