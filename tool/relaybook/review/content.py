"""From the canonical JSON of a review to its document: what is said, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.canonical import digest
from relaybook.review.document import (
    Block,
    Document,
    Heading,
    Items,
    Ladders,
    Paragraph,
    Table,
)

Card = Mapping[str, Any]
UNSEEN = (
    "This page is made of records in git. It has not logged in, run a model, read a contract, "
    "dialled a number or restored a backup. What nobody wrote down is not on it."
)
_NOT_AVERAGED = (
    "Counts of requirements by how well each is met: stated in a record, evidenced by something "
    "dated, proven by the receiving team and in date. There is no overall percentage, since an "
    "average hides a hole; the lowest area is the headline."
)


def document_of(card: Card) -> Document:
    """Return the document of a review, from nothing but its JSON."""
    return Document(
        title=f"Review of {card['handover']}",
        subtitle=f"{card['title']} · {_as_of(card)}",
        blocks=tuple(_blocks(card)),
        facts=tuple(_facts(card)),
    )


def _as_of(card: Card) -> str:
    fixed = f" ({card['fixed']})" if card["fixed"] else ""
    gone = f", as if {', '.join(card['gone'])} had left" if card["gone"] else ""
    return f"as of {card['as_of']}{fixed}{gone}"


def _blocks(card: Card) -> Iterator[Block]:
    yield from _answer(card)
    yield from _gates(card)
    yield from _ladders(card)
    yield from _exit(card)
    yield from _claims(card)
    yield from _people(card)
    yield from _accepted(card)
    yield from _cost(card)
    yield from _risks(card)
    yield from _unknown(card)
    yield from _slips(card)


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    """Yield how the review can be made again, and by what it is known to be the same."""
    gone = "".join(f" --assume-gone {one}" for one in card["gone"])
    command = f"relaybook review {card['handover']} --as-of {card['as_of']}{gone} --format json"
    yield "profiles", ", ".join(card["profiles"])
    yield "made by", f"relaybook {card['relaybook']}"
    yield "SHA-256 of its JSON", digest(card)
    yield "to make it again", f"{command} | sha256sum"


def open_gates(card: Card) -> list[Any]:
    """Return the gates that nobody waived."""
    return [one for one in card["gates"] if not one["waived"]]


def _answer(card: Card) -> Iterator[Block]:
    """Say in half a screen whether it can be taken, what stops it, by when and who."""
    gates = open_gates(card)
    yield Heading("Can we take it?")
    if gates:
        yield Paragraph(f"Not yet: {len(gates)} of {card['asked']} gates are open.", strong=True)
        yield Items(tuple(_by_stake(gates)))
    else:
        yield Paragraph(f"Yes: none of {card['asked']} gates is open.", strong=True)
    yield Paragraph(" ".join(filter(None, (_contract(card), _at_exit(card), _lowest(card)))))
    if card["presence_only"]:
        yield Paragraph("These profiles ask for words only: nothing here shows that they are true.")


def _by_stake(gates: Sequence[Card]) -> Iterator[str]:
    """Yield for each thing at stake how many gates are open, who has them and until when."""
    for stake, count in sorted(Counter(one["protects"] for one in gates).items()):
        of_it = [one for one in gates if one["protects"] == stake]
        owners = ", ".join(sorted({one["owner"] or "nobody" for one in of_it}))
        days = [one["by"] for one in of_it if one["by"]]
        undated = len(of_it) - len(days)
        by = f", by {max(days)}" if days else ""
        without = f", {undated} without a date" if undated else ""
        yield f"{stake}: {count} ({owners}{by}{without})"


def _contract(card: Card) -> str:
    if not card["exit_on"]:
        return f"The day of the exit is not known: {card['no_exit']}."
    days = (date.fromisoformat(card["exit_on"]) - date.fromisoformat(card["as_of"])).days
    if days <= 0:
        return f"The contract is over since {card['exit_on']}."
    return f"The contract is over on {card['exit_on']}, in {plural(days, 'day')}."


def _at_exit(card: Card) -> str:
    found = [one for one in card["days"] if one["name"] == "exit"]
    return (
        f"On that day {plural(found[0]['gates'], 'gate')} will be open as things are."
        if found
        else ""
    )


def _lowest(card: Card) -> str:
    found = [one for one in card["ladders"] if one["area"] == card["lowest"]]
    if not found:
        return ""
    missing, of = found[0]["rungs"][0], sum(found[0]["rungs"])
    return f"Lowest area: {card['lowest']}, {missing} of {of} missing."


def _gates(card: Card) -> Iterator[Block]:
    yield Heading("Open gates")
    gates = open_gates(card)
    if not gates:
        yield Paragraph("None.")
        return
    yield Table(
        "Open gates",
        (
            "Protects",
            "Requirement",
            "About",
            "What is wrong",
            "What to write",
            "Who",
            "By",
            "Where",
        ),
        tuple(_gate(one) for one in gates),
    )


def _gate(one: Card) -> tuple[str, ...]:
    more = f" And {one['more']} more." if one["more"] else ""
    return (
        one["protects"],
        f"{one['code']} {one['rule']}".strip(),
        one["subject"],
        f"{one['message']}.{more}",
        one["help"],
        one["owner"] or "nobody",
        one["by"] or "no date",
        f"{one['path']}:{one['line']}",
    )


def _ladders(card: Card) -> Iterator[Block]:
    yield Heading("How well, area by area")
    yield Paragraph(_NOT_AVERAGED)
    yield Ladders(
        tuple((one["area"], tuple(one["rungs"]), _beside(one)) for one in card["ladders"])
    )
    reasons: Counter[str] = Counter()
    for one in card["ladders"]:
        reasons.update(one["not_applicable"])
    if reasons:
        yield Paragraph("Not applicable, with the reason and how often:")
        yield Items(tuple(f"{count} times: {reason}" for reason, count in sorted(reasons.items())))


def _beside(one: Card) -> str:
    """Say what stands beside a bar, out of its denominator."""
    counts = (
        (sum(one["not_applicable"].values()), "not applicable"),
        (one["unknown"], "cannot tell"),
        (one["waived"], "waived"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count)


def _exit(card: Card) -> Iterator[Block]:
    yield Heading("Today and at the exit")
    yield Table(
        "Days",
        ("When", "Day", "Open gates", "Errors", "Warnings"),
        tuple(
            (one["name"], one["day"], str(one["gates"]), str(one["errors"]), str(one["warnings"]))
            for one in card["days"]
        ),
    )
    if card["flips"]:
        yield Paragraph("What becomes true at the exit and is not today, and why:")
        yield Table(
            "At the exit",
            ("Requirement", "About", "What will be wrong", "Because", "Where"),
            tuple(_flip(one) for one in card["flips"]),
        )


def _flip(one: Card) -> tuple[str, ...]:
    gate = "gate: " if one["is_gate"] else ""
    return (
        f"{gate}{one['rule']}",
        one["subject"],
        one["message"],
        one["cause"],
        f"{one['path']}:{one['line']}",
    )


def _claims(card: Card) -> Iterator[Block]:
    yield Heading("Claimed but not shown")
    if not card["claims"]:
        yield Paragraph("Nothing: each deliverable rests on more than somebody's word.")
        return
    yield Table(
        "Claims",
        ("Deliverable", "What", "Said by", "On", "Words"),
        tuple(
            (one["deliverable"], one["what"], one["by"] or "nobody", one["on"] or "", one["words"])
            for one in card["claims"]
        ),
    )


def _people(card: Card) -> Iterator[Block]:
    people = card["people"]
    yield Heading("People")
    yield Paragraph(
        f"{people['team'] or 'The receiving team'}: {len(people['today'])} today, "
        f"{len(people['at_exit'])} at the exit."
    )
    yield Table(
        "People",
        ("System", "Ours who know it at the exit", "Furthest stage passed", "Alone so far"),
        tuple(
            (
                one["system"],
                ", ".join(one["knowers"]) or "nobody",
                one["stage"].replace("_", " ") or "none",
                ", ".join(one["alone"]) or "nobody",
            )
            for one in people["systems"]
        ),
    )


def _accepted(card: Card) -> Iterator[Block]:
    yield Heading("Waived and accepted")
    if not card["accepted"]:
        yield Paragraph("Nothing is waived or accepted.")
        return
    yield Table(
        "Accepted",
        ("Requirement", "About", "What is wrong", "Accepted"),
        tuple(
            (one["rule"], one["subject"], one["message"], one["accepted"])
            for one in card["accepted"]
        ),
    )


def _cost(card: Card) -> Iterator[Block]:
    yield Heading("Cost a year")
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


def _risks(card: Card) -> Iterator[Block]:
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


def _unknown(card: Card) -> Iterator[Block]:
    yield Heading("Cannot tell")
    if card["unknown"]:
        yield Items(
            tuple(f"{count} times: {what}" for what, count in sorted(card["unknown"].items()))
        )
    yield Paragraph(UNSEEN)


def _slips(card: Card) -> Iterator[Block]:
    yield Heading("What slipped")
    if not card["slips"]:
        yield Paragraph("No milestone is later than it was promised.")
        return
    yield Table(
        "Slipped",
        ("Milestone", "What", "Promised", "Now", "Days"),
        tuple(
            (
                one["milestone"],
                one["name"],
                one["baseline_on"],
                f"{one['forecast_on']}{' (done)' if one['done'] else ''}",
                str(one["days"]),
            )
            for one in card["slips"]
        ),
    )
