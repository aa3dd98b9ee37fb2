"""What a review says of what was accepted, of cost, risks and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.document import Block, Heading, Items, Paragraph, Table

Card = Mapping[str, Any]
UNSEEN = (
    "This page is made of records in git. It has not logged in, run a model, read a contract, "
    "dialled a number or restored a backup. What nobody wrote down is not on it."
)


def accepted(card: Card) -> Iterator[Block]:
    """Say what is waived or accepted."""
    yield Heading("Waived and accepted")
    if not card["accepted"]:
        yield Paragraph("No waiver and no acceptance is in force.")
        return
    waived = sum(1 for one in card["accepted"] if one["approved_by"])
    by_comment = len(card["accepted"]) - waived
    yield Paragraph(f"{waived} waived, {by_comment} accepted by a comment in a record.")
    yield Table(
        "Accepted",
        ("Requirement", "About", "Until", "What is wrong", "Why", "Approved by", "Meanwhile"),
        tuple(_accepted(one) for one in card["accepted"]),
    )


def _accepted(one: Card) -> tuple[str, ...]:
    again = f" (renewed {plural(one['renewals'], 'time')})" if one["renewals"] else ""
    return (
        one["rule"],
        one["subject"],
        f"{one['until'] or 'for ever'}{again}",
        one["message"],
        one["reason"],
        one["approved_by"] or "nobody: a comment",
        one["meanwhile"] or "nothing is said",
    )


def cost(card: Card) -> Iterator[Block]:
    """Say what a year costs."""
    yield Heading("Cost a year")
    if card["unclear_amounts"]:
        amounts = plural(card["unclear_amounts"], "amount")
        yield Paragraph(
            f"{amounts} cannot be added: no number, no currency, or nobody says how often it is "
            "paid. What is below is too low by these."
        )
    if not card["costs"]:
        yield Paragraph("No cost is written, so nobody can tell.")
        return
    yield Table(
        "Cost a year",
        ("Currency", "Today", "After the exit", "Budget", "Once", "Stated value"),
        tuple(_money(one) for one in card["costs"]),
    )


def _money(one: Card) -> tuple[str, ...]:
    amounts = (one[name] for name in ("today", "after_exit", "budget", "once", "value"))
    return (one["currency"], *("not known" if a is None else f"{a:,.0f}" for a in amounts))


def risks(card: Card) -> Iterator[Block]:
    """Say the worst risks."""
    yield Heading("Top risks")
    if not card["risks"]:
        yield Paragraph("No risk is written.")
        return
    yield Table(
        "Risks",
        ("Risk", "What", "Likelihood", "Impact", "Who", "Response", "Due"),
        tuple(
            (
                one["id"],
                one["what"],
                one["likelihood"],
                one["impact"],
                one["owner"],
                one["response"],
                one["due_on"] or "",
            )
            for one in card["risks"]
        ),
    )


def unknown(card: Card) -> Iterator[Block]:
    """Say what cannot be told."""
    yield Heading("Cannot tell")
    if card["unknown"]:
        yield Items(
            tuple(
                f"{plural(count, 'time')}: {what}"
                for what, count in sorted(card["unknown"].items())
            )
        )
    yield Paragraph(UNSEEN)
