"""From the canonical JSON of a review to its document: what is said, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from relaybook.graph.draw.words import plural
from relaybook.review.canonical import digest
from relaybook.review.content_days import days, flips, slips
from relaybook.review.content_decision import criteria, decision, not_known, signatures
from relaybook.review.content_gates import gates, ladders, least, open_gates, systems
from relaybook.review.content_people import claims, people
from relaybook.review.content_risks import accepted, cost, risks, unknown
from relaybook.review.content_since import since_in_short, since_then
from relaybook.review.document import Block, Document, Heading, Items, Paragraph

Card = Mapping[str, Any]
_UNDER_WAY = ("in_progress", "conditionally_accepted")


def document_of(card: Card) -> Document:
    """Return the document of a review, from nothing but its JSON."""
    return Document(
        title=f"Review of {card['handover']}",
        subtitle=f"{card['title']} · {_as_of(card)}",
        blocks=tuple(_blocks(card)),
        facts=tuple(facts(card)),
    )


def _as_of(card: Card) -> str:
    gone = f", as if {', '.join(card['gone'])} had left" if card["gone"] else ""
    at_exit = " (the day after the contract)" if card["as_of"] == card["exit_on"] else ""
    return f"as of {card['as_of']}{at_exit}{gone}"


def _blocks(card: Card) -> Iterator[Block]:
    yield from answer(card)
    yield from gates(card)
    yield from ladders(card)
    yield from systems(card)
    yield from days(card)
    yield from flips(card)
    yield from criteria(card)
    yield from claims(card)
    yield from people(card)
    yield from accepted(card)
    yield from cost(card)
    yield from risks(card)
    yield from not_known(card)
    yield from unknown(card)
    yield from slips(card)
    yield from signatures(card)
    yield from since_then(card)


def facts(card: Card) -> Iterator[tuple[str, str]]:
    """Yield how the review can be made again, and by what it is known to be the same."""
    options = [f"--as-of {card['as_of']}"]
    options += [f"--assume-gone {one}" for one in card["gone"]]
    options += [f"--profile {one}" for one in card["added"]]
    options += [f"--since {card['since']['commit']}"] if card.get("since") else []
    command = f"relaybook review {card['handover']} {' '.join(options)} --format json"
    yield "profiles", ", ".join(card["profiles"])
    yield "records in scope", card["records"]
    yield "made by", f"relaybook {card['relaybook']}"
    yield "SHA-256 of its JSON", digest(card)
    yield "to make it again", f"{command} | sha256sum"


def answer(card: Card) -> Iterator[Block]:
    """Say in half a screen whether it can be taken, what stops it, by when and who."""
    gates = open_gates(card)
    yield Heading("Can we take it?")
    yield Paragraph(_verdict(card, len(gates)), strong=True)
    yield from _conditions(card)
    if gates:
        yield Items(tuple(_by_stake(gates)))
        if card["doubts"]:
            yield Paragraph(f"Nor can all be told: {'; '.join(card['doubts'])}.")
    yield Paragraph(" ".join(filter(None, (_contract(card), _at_exit(card), _lowest(card)))))
    yield Paragraph(" ".join(filter(None, (decision(card), since_in_short(card)))))
    if card["presence_only"]:
        yield Paragraph("These profiles ask for words only: nothing here shows that they are true.")


def _verdict(card: Card, open_: int) -> str:
    """Return the answer; what could not be judged is no yes."""
    asked, beside = card["asked"], _beside(card)
    if open_:
        return f"Not yet: {open_:,} of {asked:,} gates are open{beside}."
    if card["doubts"]:
        return f"Nobody can tell: {'; '.join(card['doubts'])}."
    sure = ", as far as can be told" if card["untold"] else ""
    held = ", while the waivers hold" if _waived(card) else ""
    return f"Yes{sure}{held}: none of {asked:,} gates is open{beside}."


def _waived(card: Card) -> int:
    return sum(1 for one in card["gates"] if one["waived"])


def _beside(card: Card) -> str:
    """Return how many gates are neither open nor passed: whoever reads the answer must know."""
    counts = (
        (_waived(card), "waived"),
        (card["excused"], "said not to apply"),
        (card["untold"], "could not be judged"),
    )
    parts = [f"{count:,} {what}" for count, what in counts if count]
    if not parts:
        return ""
    first = "".join(f", {one}" for one in parts[:-1])
    return f"{first}, and {parts[-1]}"


def _conditions(card: Card) -> Iterator[Block]:
    """Say what the answer rests on beside the records."""
    status = card["status"].replace("_", " ")
    if card["status"] not in _UNDER_WAY:
        yield Paragraph(
            f"Its status is {status or 'not written'}; it is judged as a handover in progress is."
        )
    if card["weakened"]:
        names = ", ".join(card["weakened"])
        yield Paragraph(f"A pack of this knowledge base asks less than relaybook does of: {names}.")


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
    return f"Lowest area: {card['lowest']}, {least(found[0]['rungs'])}."
