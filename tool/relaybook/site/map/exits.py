"""What leaves, at each day that the map can show: today, and each day on which something ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relaybook.graph.boundary import leaving
from relaybook.graph.draw.words import clean
from relaybook.model.contact import Vendor
from relaybook.model.directory import Directory
from relaybook.model.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class ExitDay:
    """A day that the map can show. why: what is special about it. leaving: reasons by id."""

    day: date
    why: str
    leaving: dict[str, str]


def exit_days(base: KnowledgeBase, today: Directory) -> tuple[ExitDay, ...]:
    """Return today, the first day without each contract, and the one after early-life support."""
    days: dict[date, list[str]] = {today.day: ["today"]}
    for last, why in sorted({*_contracts(base), *_early_life(base)}):
        if last >= today.day and last < date.max:
            days.setdefault(last + timedelta(days=1), []).append(why)
    return tuple(
        ExitDay(day, "; ".join(whys), dict(leaving(base.systems, base.directory(day))))
        for day, whys in sorted(days.items())
    )


def _contracts(base: KnowledgeBase) -> Iterator[tuple[date, str]]:
    for contact in base.contacts.values():
        for contract in (contact.contracts or ()) if isinstance(contact, Vendor) else ():
            if contract.end_on:
                named = f"contract {contract.ref}" if contract.ref else "a contract"
                yield contract.end_on, clean(f"{named} of {contact.name} has ended")


def _early_life(base: KnowledgeBase) -> Iterator[tuple[date, str]]:
    for handover in base.handovers.values():
        support = handover.early_life_support
        if support and support.end_on:
            yield support.end_on, clean(f"early-life support of {handover.name} has ended")
