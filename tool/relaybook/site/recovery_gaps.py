"""What stands against a recovery: what waits for itself, and what nobody has written down."""

from collections.abc import Iterable, Iterator, Sequence

from relaybook.graph.cycles import Cycle
from relaybook.graph.deadlocks import RecoveryDeadlock
from relaybook.graph.edges import Edge, hard_cold_start
from relaybook.model.call_list import first_call
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, listed
from relaybook.site.recovery import links_to
from relaybook.site.tables import SHOWN

_ROUND = " \N{RIGHTWARDS ARROW} "


def deadlocks(page: Page) -> Html:
    """Return what waits for itself, each with the way round; empty where nothing does."""
    facts = page.book.recovery
    items = [
        *(_knot(page, cycle) for cycle in facts.plan.deadlocks),
        *(_hanging(page, found) for found in facts.deadlocks),
    ]
    if not items:
        return EMPTY
    return joined([page.heading("What waits for itself", count=len(items)), listed(items)])


def _knot(page: Page, cycle: Cycle) -> Html:
    softest = _link(page, cycle.softest.source), _link(page, cycle.softest.target)
    rest = [name for name in cycle.members if name not in cycle.systems]
    words: list[Child] = [
        badge("deadlock", "error"),
        joined([_way(page, cycle.systems), "."]),
        joined(["(the knot holds ", links_to(page, rest), " too)"]) if rest else None,
        joined(["Easiest to do without: what ", softest[0], " needs of ", softest[1], "."]),
    ]
    return joined(words, " ")


def _hanging(page: Page, found: RecoveryDeadlock) -> Html:
    way = [found.need.target, *(edge.target for edge in found.path)]
    need = joined([_link(page, found.need.source), " needs ", _link(page, found.need.target)])
    return joined([badge("deadlock", "error"), need, Html("to recover, and"), _way(page, way)], " ")


def gaps(page: Page) -> Html:
    """Return what nobody knows of the recovery and what is not in it, each counted."""
    items = [item for item in _gaps(page) if item]
    return joined([page.heading("What is not known"), listed(items or ["Nothing is missing."])])


def _gaps(page: Page) -> Iterator[Html]:
    book, facts = page.book, page.book.recovery
    names = sorted(facts.plan.restored)
    without = [name for name in names if name not in book.with_recovery_runbook]
    yield _counted(
        page, "no restore time, counted as nothing in all times", facts.plan.all_unknown, names
    )
    yield _counted(page, "no runbook of type disaster_recovery", without, names)
    yield _counted(page, "nobody who can be reached", _unreachable(page, names), names)
    if facts.unordered:
        yield element(
            "span",
            _many(facts.unordered, "hard need"),
            " between these are for running only and order nothing: needed_for says neither start "
            "nor recover.",
        )
    yield _no_system(page)
    if facts.left_out:
        left = [joined([_link(page, one), f" ({why})"]) for one, why in facts.left_out.items()]
        yield joined([f"{len(left):,} not brought back: ", _cut(left)])
    if book.hidden:
        yield Html("This copy leaves out records for others: what they are about is not here.")


def _counted(page: Page, what: str, systems: Sequence[str], all_: Sequence[str]) -> Html:
    if not systems:
        return EMPTY
    links = [_link(page, name) for name in systems]
    return joined([f"{len(systems):,} of {len(all_):,} with {what}: ", _cut(links)])


def _unreachable(page: Page, names: Iterable[str]) -> list[str]:
    base, people = page.book.base, page.book.directory
    return [name for name in names if first_call(base, base.systems[name], people) is None]


def _no_system(page: Page) -> Html:
    """Return the needs to start or recover on what is no system here, so stands in no wave."""
    lost = [edge for edge in page.book.graph.dangling if hard_cold_start(edge)]
    if not lost:
        return EMPTY
    return joined([f"{len(lost):,} needed, but in no wave: ", _cut([_lost(page, e) for e in lost])])


def _lost(page: Page, edge: Edge) -> Html:
    return joined([_link(page, edge.source), " needs ", page.unknown(edge.target)])


def _cut(items: Sequence[Html]) -> Html:
    more = len(items) - SHOWN
    shown = joined(items[:SHOWN], ", ")
    return joined([shown, f" and {more:,} more, marked below" if more > 0 else None, "."])


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _way(page: Page, systems: Iterable[str]) -> Html:
    return joined((_link(page, name) for name in systems), _ROUND)


def _link(page: Page, system: str) -> Html:
    return page.link(page.book.base.systems[system])
